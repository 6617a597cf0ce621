<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActivityBar</name>
    <message>
        <source>Progress of indexing</source>
        <translation>Fortschritt der Indizierung</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>You can go on searching meanwhile.</source>
        <translation>Sie können währenddessen weitersuchen.</translation>
    </message>
    <message>
        <source>What is indexed already can be searched.</source>
        <translation>Was schon indiziert ist, lässt sich durchsuchen.</translation>
    </message>
    <message>
        <source>Nothing has been indexed yet</source>
        <translation>Noch ist nichts indiziert</translation>
    </message>
    <message>
        <source>Last looked through %1</source>
        <translation>Zuletzt durchgesehen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>The last run was stopped early</source>
        <translation>Der letzte Durchlauf wurde vorzeitig beendet</translation>
    </message>
    <message>
        <source>Everything is up to date</source>
        <translation>Alles ist auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>Indexing is paused</source>
        <translation>Die Indizierung ist angehalten</translation>
    </message>
    <message>
        <source>Indexing is paused until %1</source>
        <translation>Die Indizierung ist bis %1 angehalten</translation>
    </message>
    <message>
        <source>Looking through your folders</source>
        <translation>Ihre Ordner werden durchgesehen</translation>
    </message>
    <message>
        <source>Reading words</source>
        <translation>Wörter werden gelesen</translation>
    </message>
    <message>
        <source>Looking at pictures</source>
        <translation>Bilder werden betrachtet</translation>
    </message>
    <message>
        <source>Working out what texts mean</source>
        <translation>Die Bedeutung der Texte wird erschlossen</translation>
    </message>
    <message>
        <source>Reading text in pictures</source>
        <translation>Text in Bildern wird gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found</source>
        <translation>
            <numerusform>%Ln Datei gefunden</numerusform>
            <numerusform>%Ln Dateien gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln passage(s)</source>
        <translation>
            <numerusform>%1 von %Ln Textstelle</numerusform>
            <numerusform>%1 von %Ln Textstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s)</source>
        <translation>
            <numerusform>%1 von %Ln Datei</numerusform>
            <numerusform>%1 von %Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>Until tomorrow morning</source>
        <translation>Bis morgen früh</translation>
    </message>
    <message>
        <source>Until I resume</source>
        <translation>Bis ich fortsetze</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>weniger als eine Minute</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 Min.</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark, or like the rest of your system.</source>
        <translation>Hell, dunkel oder wie der Rest Ihres Systems.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Larger or smaller than in your other programs.</source>
        <translation>Größer oder kleiner als in Ihren anderen Programmen.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Of the window. It changes when Akin starts the next time.</source>
        <translation>Die Sprache des Fensters. Sie wechselt, wenn Akin das nächste Mal startet.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Go to the search box</source>
        <translation>Zum Suchfeld</translation>
    </message>
    <message>
        <source>Type anywhere to search</source>
        <translation>Irgendwo tippen, um zu suchen</translation>
    </message>
    <message>
        <source>Begin a new search</source>
        <translation>Neue Suche beginnen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Documents only</source>
        <translation>Nur Dokumente</translation>
    </message>
    <message>
        <source>Pictures only</source>
        <translation>Nur Bilder</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Through the results</source>
        <translation>Durch die Ergebnisse</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Why it was found</source>
        <translation>Warum es gefunden wurde</translation>
    </message>
    <message>
        <source>Large preview and back</source>
        <translation>Große Vorschau und zurück</translation>
    </message>
    <message>
        <source>Copy the path or the picture</source>
        <translation>Pfad oder Bild kopieren</translation>
    </message>
    <message>
        <source>Select all results</source>
        <translation>Alle Ergebnisse auswählen</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>List or grid</source>
        <translation>Liste oder Raster</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Ähnliches suchen</translation>
    </message>
    <message>
        <source>Search with the copied picture</source>
        <translation>Mit dem kopierten Bild suchen</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Pause or resume indexing</source>
        <translation>Indizierung anhalten/fortsetzen</translation>
    </message>
    <message>
        <source>Show or hide the side bar</source>
        <translation>Seitenleiste ein/aus</translation>
    </message>
    <message>
        <source>Show or hide the preview</source>
        <translation>Vorschau ein/aus</translation>
    </message>
    <message>
        <source>Quick search in a small window</source>
        <translation>Schnellsuche im kleinen Fenster</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Quit Akin</source>
        <translation>Akin beenden</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
</context>
<context>
    <name>DateRangeAction</name>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>This key cannot be used everywhere.</source>
        <translation>Diese Taste lässt sich nicht überall verwenden.</translation>
    </message>
    <message>
        <source>Choose a letter, a digit or the space bar together with Ctrl or Alt, or a function key.</source>
        <translation>Wählen Sie einen Buchstaben, eine Ziffer oder die Leertaste zusammen mit Strg oder Alt, oder eine Funktionstaste.</translation>
    </message>
    <message>
        <source>%1 is in use by another program or by your desktop.</source>
        <translation>%1 wird schon von einem anderen Programm oder von Ihrem Desktop verwendet.</translation>
    </message>
    <message>
        <source>Choose another key for the quick search.</source>
        <translation>Wählen Sie eine andere Taste für die Schnellsuche.</translation>
    </message>
    <message>
        <source>The system gives Akin no key for the quick search.</source>
        <translation>Das System gibt Akin keine Taste für die Schnellsuche.</translation>
    </message>
    <message>
        <source>Bind a key to this command in the settings of your desktop: %1</source>
        <translation>Legen Sie in den Einstellungen Ihres Desktops eine Taste auf diesen Befehl: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) can be searched by words and meaning.</source>
        <translation>
            <numerusform>%Ln Datei lässt sich nach Wörtern und Bedeutung durchsuchen.</numerusform>
            <numerusform>%Ln Dateien lassen sich nach Wörtern und Bedeutung durchsuchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your files are ready</source>
        <translation>Ihre Dateien sind bereit</translation>
    </message>
</context>
<context>
    <name>DesktopSection</name>
    <message>
        <source>Start at login</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Akin starts without its window when you log in, and keeps your files up to date.</source>
        <translation>Akin startet ohne Fenster, wenn Sie sich anmelden, und hält Ihre Dateien auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>Im Hintergrund</translation>
    </message>
    <message>
        <source>From elsewhere</source>
        <translation>Von anderswo</translation>
    </message>
    <message>
        <source>When you close the window, Akin goes on in the tray.</source>
        <translation>Wenn Sie das Fenster schließen, läuft Akin im Infobereich weiter.</translation>
    </message>
    <message>
        <source>Your desktop has no tray, so closing the window ends Akin.</source>
        <translation>Ihr Desktop hat keinen Infobereich, deshalb beendet das Schließen des Fensters Akin.</translation>
    </message>
    <message>
        <source>Go on in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>While the window is closed: once, when all files can be searched, and when something needs you.</source>
        <translation>Während das Fenster geschlossen ist: einmal, wenn alle Dateien durchsucht werden können, und wenn etwas Sie braucht.</translation>
    </message>
    <message>
        <source>Key for the quick search</source>
        <translation>Taste für die Schnellsuche</translation>
    </message>
    <message>
        <source>Brings up a small search window from every program.</source>
        <translation>Holt aus jedem Programm ein kleines Suchfenster hervor.</translation>
    </message>
    <message>
        <source>Bind a key to this command in the keyboard settings of your desktop: %1</source>
        <translation>Legen Sie in den Tastatureinstellungen Ihres Desktops eine Taste auf diesen Befehl: %1</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Open akin: addresses</source>
        <translation>Adressen mit akin: öffnen</translation>
    </message>
    <message>
        <source>Links such as akin://search?q=invoice in your notes and mails open a search.</source>
        <translation>Links wie akin://search?q=rechnung in Ihren Notizen und Mails öffnen eine Suche.</translation>
    </message>
</context>
<context>
    <name>DesktopSide</name>
    <message>
        <source>Akin goes on in the tray</source>
        <translation>Akin läuft im Infobereich weiter</translation>
    </message>
    <message>
        <source>So your files stay up to date. To end it, choose Quit in the menu of its mark; the settings say whether closing the window ends it.</source>
        <translation>So bleiben Ihre Dateien auf dem neuesten Stand. Zum Beenden wählen Sie „Akin beenden“ im Menü des Symbols; in den Einstellungen steht, ob das Schließen des Fensters Akin beendet.</translation>
    </message>
</context>
<context>
    <name>DiskBar</name>
    <message>
        <source>Words of your files</source>
        <translation>Wörter Ihrer Dateien</translation>
    </message>
    <message>
        <source>Meaning and pictures</source>
        <translation>Bedeutung und Bilder</translation>
    </message>
    <message>
        <source>Names, places and dates of files</source>
        <translation>Namen, Orte und Daten der Dateien</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Akin is not allowed to read this file.</source>
        <translation>Akin darf diese Datei nicht lesen.</translation>
    </message>
    <message>
        <source>The file could not be opened: %1.</source>
        <translation>Die Datei ließ sich nicht öffnen: %1.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Die Datei ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>Das ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>There is no reader for .%1 files; it is found by its name only.</source>
        <translation>Für .%1-Dateien gibt es kein Lesemodul; sie wird nur über ihren Namen gefunden.</translation>
    </message>
    <message>
        <source>There is no reader for files of this kind; it is found by its name only.</source>
        <translation>Für Dateien dieser Art gibt es kein Lesemodul; sie wird nur über ihren Namen gefunden.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB; it is found by its name only.</source>
        <translation>Die Datei ist größer als %1 MB; sie wird nur über ihren Namen gefunden.</translation>
    </message>
    <message>
        <source>The file holds binary data and no text.</source>
        <translation>Die Datei enthält Binärdaten und keinen Text.</translation>
    </message>
    <message>
        <source>The file needs a password to be opened.</source>
        <translation>Die Datei lässt sich nur mit einem Passwort öffnen.</translation>
    </message>
    <message>
        <source>The PDF needs a password to be opened.</source>
        <translation>Die PDF-Datei lässt sich nur mit einem Passwort öffnen.</translation>
    </message>
    <message>
        <source>The book is copy-protected.</source>
        <translation>Das Buch ist kopiergeschützt.</translation>
    </message>
    <message>
        <source>The page holds no text.</source>
        <translation>Die Seite enthält keinen Text.</translation>
    </message>
    <message>
        <source>The file holds no mail.</source>
        <translation>Die Datei enthält keine Mail.</translation>
    </message>
    <message>
        <source>The file would unpack to %1 MB; it was left alone, since it may be a zip bomb.</source>
        <translation>Die Datei würde sich auf %1 MB entpacken; sie blieb unberührt, da sie eine Zip-Bombe sein kann.</translation>
    </message>
    <message>
        <source>The file begins with nothing but zeros; it is damaged or was never fully written.</source>
        <translation>Die Datei beginnt mit lauter Nullen; sie ist beschädigt oder wurde nie vollständig geschrieben.</translation>
    </message>
    <message>
        <source>The file is damaged: it cannot be unpacked.</source>
        <translation>Die Datei ist beschädigt: Sie lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>The file is damaged: none of its pages can be drawn.</source>
        <translation>Die Datei ist beschädigt: Keine ihrer Seiten lässt sich darstellen.</translation>
    </message>
    <message>
        <source>The file is damaged or no RTF file.</source>
        <translation>Die Datei ist beschädigt oder keine RTF-Datei.</translation>
    </message>
    <message>
        <source>The file is nested too deeply to be read.</source>
        <translation>Die Datei ist zu tief verschachtelt, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>The %1 file is damaged and cannot be opened.</source>
        <translation>Die %1-Datei ist beschädigt und lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The %1 file is damaged or not what it seems.</source>
        <translation>Die %1-Datei ist beschädigt oder nicht das, was sie zu sein scheint.</translation>
    </message>
    <message>
        <source>The %1 file is damaged or not what its name says.</source>
        <translation>Die %1-Datei ist beschädigt oder nicht das, was ihr Name sagt.</translation>
    </message>
    <message>
        <source>The book is damaged: its list of chapters cannot be read.</source>
        <translation>Das Buch ist beschädigt: Sein Kapitelverzeichnis lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The notebook is damaged.</source>
        <translation>Das Notebook ist beschädigt.</translation>
    </message>
    <message>
        <source>The PDF is damaged and cannot be opened.</source>
        <translation>Die PDF-Datei ist beschädigt und lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The PDF is damaged: none of its pages can be read.</source>
        <translation>Die PDF-Datei ist beschädigt: Keine ihrer Seiten lässt sich lesen.</translation>
    </message>
    <message>
        <source>The picture is damaged.</source>
        <translation>Das Bild ist beschädigt.</translation>
    </message>
    <message>
        <source>The picture is damaged or not what its name says.</source>
        <translation>Das Bild ist beschädigt oder nicht das, was sein Name sagt.</translation>
    </message>
    <message>
        <source>The picture is damaged: less than half of it can be decoded.</source>
        <translation>Das Bild ist beschädigt: Weniger als die Hälfte lässt sich entschlüsseln.</translation>
    </message>
    <message>
        <source>The picture has %1 megapixels, more than the limit of %2.</source>
        <translation>Das Bild hat %1 Megapixel, mehr als die Grenze von %2.</translation>
    </message>
    <message>
        <source>The camera&apos;s file is damaged.</source>
        <translation>Die Datei der Kamera ist beschädigt.</translation>
    </message>
    <message>
        <source>The camera&apos;s file holds no preview picture that can be read.</source>
        <translation>Die Datei der Kamera enthält kein lesbares Vorschaubild.</translation>
    </message>
    <message>
        <source>The text in the picture could not be recognised.</source>
        <translation>Der Text im Bild ließ sich nicht erkennen.</translation>
    </message>
    <message>
        <source>Reading took longer than %1 s and was stopped.</source>
        <translation>Das Lesen dauerte länger als %1 s und wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Reading needed more than %1 MB of memory.</source>
        <translation>Das Lesen brauchte mehr als %1 MB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Reading needed more memory than one file is granted.</source>
        <translation>Das Lesen brauchte mehr Arbeitsspeicher, als einer Datei zusteht.</translation>
    </message>
    <message>
        <source>Reading used too much memory and was stopped by the system.</source>
        <translation>Das Lesen brauchte zu viel Arbeitsspeicher und wurde vom System abgebrochen.</translation>
    </message>
    <message>
        <source>Reading crashed on this file; it is probably damaged.</source>
        <translation>Das Lesen stürzte bei dieser Datei ab; sie ist vermutlich beschädigt.</translation>
    </message>
    <message>
        <source>No text layer: the pages are pictures.</source>
        <translation>Keine Textebene: Die Seiten sind Bilder.</translation>
    </message>
    <message>
        <source>No text layer: the pages hold no text.</source>
        <translation>Keine Textebene: Die Seiten enthalten keinen Text.</translation>
    </message>
    <message>
        <source>The text of page %1 cannot be decoded.</source>
        <translation>Der Text von Seite %1 lässt sich nicht entschlüsseln.</translation>
    </message>
    <message>
        <source>The text of %1 more pages cannot be decoded.</source>
        <translation>Der Text von %1 weiteren Seiten lässt sich nicht entschlüsseln.</translation>
    </message>
    <message>
        <source>Page %1 is damaged.</source>
        <translation>Seite %1 ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 more pages are damaged.</source>
        <translation>%1 weitere Seiten sind beschädigt.</translation>
    </message>
    <message>
        <source>Only the first %1 characters were read.</source>
        <translation>Nur die ersten %1 Zeichen wurden gelesen.</translation>
    </message>
    <message>
        <source>Its pictures could not be read: %1</source>
        <translation>Ihre Bilder ließen sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Its pictures of text could not be read: %1</source>
        <translation>Ihre Bilder mit Text ließen sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Text is looked for on its first %1 pages only.</source>
        <translation>Nur auf den ersten %1 Seiten wird nach Text gesucht.</translation>
    </message>
    <message>
        <source>The text in the picture of page %1 could not be read: %2</source>
        <translation>Der Text im Bild von Seite %1 ließ sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>The file cannot be reached.</source>
        <translation>Die Datei ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The file is no longer there: it was moved, renamed or deleted.</source>
        <translation>Die Datei ist nicht mehr da: Sie wurde verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <source>The folder of this file cannot be reached just now.</source>
        <translation>Der Ordner dieser Datei ist gerade nicht erreichbar.</translation>
    </message>
    <message>
        <source>The file is damaged or not what it seems.</source>
        <translation>Die Datei ist beschädigt oder nicht das, was sie zu sein scheint.</translation>
    </message>
    <message>
        <source>The file holds no page.</source>
        <translation>Die Datei enthält keine Seite.</translation>
    </message>
    <message>
        <source>Page %1 has no size.</source>
        <translation>Seite %1 hat keine Größe.</translation>
    </message>
    <message>
        <source>The text of page %1 cannot be read.</source>
        <translation>Der Text von Seite %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The picture is no longer in this file.</source>
        <translation>Das Bild ist nicht mehr in dieser Datei.</translation>
    </message>
    <message>
        <source>The pictures of this file cannot be shown one by one.</source>
        <translation>Die Bilder dieser Datei lassen sich nicht einzeln zeigen.</translation>
    </message>
    <message>
        <source>There is no picture of this file.</source>
        <translation>Von dieser Datei gibt es kein Bild.</translation>
    </message>
    <message>
        <source>There is no text in this file.</source>
        <translation>In dieser Datei steht kein Text.</translation>
    </message>
    <message>
        <source>Showing this file needs more than %1 MB of memory.</source>
        <translation>Diese Datei zu zeigen braucht mehr als %1 MB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Showing this file failed: it is probably damaged.</source>
        <translation>Diese Datei ließ sich nicht zeigen: Sie ist vermutlich beschädigt.</translation>
    </message>
    <message>
        <source>Showing this took longer than %1 s and was stopped.</source>
        <translation>Das Zeigen dauerte länger als %1 s und wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Too much was asked for at once.</source>
        <translation>Es wurde zu viel auf einmal verlangt.</translation>
    </message>
    <message>
        <source>The part of Akin that shows files could not be started.</source>
        <translation>Der Teil von Akin, der Dateien zeigt, ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder.</source>
        <translation>%1 ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <source>Akin may not read the folder %1.</source>
        <translation>Akin darf den Ordner %1 nicht lesen.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>Der Ordner %1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 could not be read; what is known of it stays.</source>
        <translation>%1 ließ sich nicht lesen; was davon bekannt ist, bleibt.</translation>
    </message>
    <message>
        <source>%1 is empty, and its drive is not the one it was on.</source>
        <translation>%1 ist leer, und das Laufwerk ist nicht dasselbe wie zuvor.</translation>
    </message>
    <message>
        <source>%1 lies inside %2, which is in the library already.</source>
        <translation>%1 liegt in %2, das schon in der Bibliothek ist.</translation>
    </message>
    <message>
        <source>%1 lies inside %2, which is in the library.</source>
        <translation>%1 liegt in %2, das in der Bibliothek ist.</translation>
    </message>
    <message>
        <source>%1 is not in the library.</source>
        <translation>%1 ist nicht in der Bibliothek.</translation>
    </message>
    <message>
        <source>%1 is away; its files stay searchable.</source>
        <translation>%1 ist nicht erreichbar; die Dateien bleiben durchsuchbar.</translation>
    </message>
    <message>
        <source>%1 lies on a network drive, which does not tell what changes there; it is looked through every %2.</source>
        <translation>%1 liegt auf einem Netzlaufwerk, das nicht meldet, was sich dort ändert; es wird alle %2 durchgesehen.</translation>
    </message>
    <message>
        <source>%1 cannot be watched (%2); it is looked through every %3 instead.</source>
        <translation>%1 lässt sich nicht überwachen (%2); stattdessen wird es alle %3 durchgesehen.</translation>
    </message>
    <message>
        <source>%1 cannot be watched, since the system&apos;s limit for watching is reached; it is looked through every %2 instead. This raises the limit: %3</source>
        <translation>%1 lässt sich nicht überwachen, da die Grenze des Systems dafür erreicht ist; stattdessen wird es alle %2 durchgesehen. So wird die Grenze angehoben: %3</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>The pattern %1 cannot be used.</source>
        <translation>Das Muster %1 ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Write it as in a .gitignore, for example *.log or drafts/, with at most %1 stars.</source>
        <translation>Schreiben Sie es wie in einer .gitignore, zum Beispiel *.log oder entwürfe/, mit höchstens %1 Sternen.</translation>
    </message>
    <message>
        <source>Check the spelling, or whether its drive is connected.</source>
        <translation>Prüfen Sie die Schreibweise, oder ob das Laufwerk angeschlossen ist.</translation>
    </message>
    <message>
        <source>Name the folder that holds it.</source>
        <translation>Nennen Sie den Ordner, der sie enthält.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>Check the path and its drive.</source>
        <translation>Prüfen Sie den Pfad und das Laufwerk.</translation>
    </message>
    <message>
        <source>Connect the drive again.</source>
        <translation>Schließen Sie das Laufwerk wieder an.</translation>
    </message>
    <message>
        <source>There is nothing to add: its files are indexed with that folder.</source>
        <translation>Es gibt nichts hinzuzufügen: Die Dateien werden mit jenem Ordner indiziert.</translation>
    </message>
    <message>
        <source>The battery is at %1 %; indexing goes on when it is charged.</source>
        <translation>Der Akku steht bei %1 %; die Indizierung geht weiter, wenn er geladen ist.</translation>
    </message>
    <message>
        <source>The machine is busy; indexing goes on when it is less so.</source>
        <translation>Der Rechner ist beschäftigt; die Indizierung geht weiter, wenn er es weniger ist.</translation>
    </message>
    <message>
        <source>The library was moved to %1, which is not there now.</source>
        <translation>Die Bibliothek wurde nach %1 verschoben, was jetzt nicht da ist.</translation>
    </message>
    <message>
        <source>The list of folders in %1 cannot be read: %2.</source>
        <translation>Die Liste der Ordner in %1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>The list of folders could not be written to %1: %2.</source>
        <translation>Die Liste der Ordner ließ sich nicht nach %1 schreiben: %2.</translation>
    </message>
    <message>
        <source>Akin&apos;s data folder %1 cannot be used: %2.</source>
        <translation>Akins Datenordner %1 lässt sich nicht verwenden: %2.</translation>
    </message>
    <message>
        <source>The library is busy: another program holds its ledger.</source>
        <translation>Die Bibliothek ist belegt: Ein anderes Programm hält ihr Bestandsverzeichnis.</translation>
    </message>
    <message>
        <source>This needs %1 MB, and the disk of %2 has %3 MB free.</source>
        <translation>Dafür werden %1 MB gebraucht, und auf dem Datenträger von %2 sind %3 MB frei.</translation>
    </message>
    <message>
        <source>The disk became full while %1 was written.</source>
        <translation>Der Datenträger wurde voll, während %1 geschrieben wurde.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>The backup cannot be written to %1.</source>
        <translation>Die Sicherung lässt sich nicht nach %1 schreiben.</translation>
    </message>
    <message>
        <source>%1 lies in the data folder itself.</source>
        <translation>%1 liegt im Datenordner selbst.</translation>
    </message>
    <message>
        <source>%1 is there already and is no backup of Akin&apos;s.</source>
        <translation>%1 ist schon da und keine Sicherung von Akin.</translation>
    </message>
    <message>
        <source>The backup %1 is damaged: %2.</source>
        <translation>Die Sicherung %1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>%1 is no backup of Akin&apos;s, or it is damaged: %2.</source>
        <translation>%1 ist keine Sicherung von Akin, oder sie ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>%1 was made by a newer Akin (%2).</source>
        <translation>%1 stammt von einem neueren Akin (%2).</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>%1 and the data folder %2 lie in each other.</source>
        <translation>%1 und der Datenordner %2 liegen ineinander.</translation>
    </message>
    <message>
        <source>%1 is not empty.</source>
        <translation>%1 ist nicht leer.</translation>
    </message>
    <message>
        <source>%1 is not what was written to it: the disk may be failing.</source>
        <translation>%1 enthält nicht, was hineingeschrieben wurde: Der Datenträger ist vielleicht defekt.</translation>
    </message>
    <message>
        <source>The file system of %1 cannot lock files.</source>
        <translation>Das Dateisystem von %1 kann keine Dateien sperren.</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk; nothing has been changed.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Datenträger; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>Free some disk space or check the folder&apos;s permissions, then try again.</source>
        <translation>Schaffen Sie Platz, oder prüfen Sie die Zugriffsrechte des Ordners, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Check its folder&apos;s permissions.</source>
        <translation>Prüfen Sie die Zugriffsrechte des Ordners.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Choose another disk.</source>
        <translation>Wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another backup.</source>
        <translation>Wählen Sie eine andere Sicherung.</translation>
    </message>
    <message>
        <source>Nothing has been changed. Choose another backup.</source>
        <translation>Es wurde nichts geändert. Wählen Sie eine andere Sicherung.</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <translation>Nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Name a new or an empty folder.</source>
        <translation>Nennen Sie einen neuen oder leeren Ordner.</translation>
    </message>
    <message>
        <source>Name a file in a folder that is there.</source>
        <translation>Nennen Sie eine Datei in einem Ordner, den es gibt.</translation>
    </message>
    <message>
        <source>A backup is of use only elsewhere, best on another disk.</source>
        <translation>Eine Sicherung nützt nur anderswo, am besten auf einem anderen Datenträger.</translation>
    </message>
    <message>
        <source>Choose a folder on a disk of this machine.</source>
        <translation>Wählen Sie einen Ordner auf einem Datenträger dieses Rechners.</translation>
    </message>
    <message>
        <source>Update Akin, then restore it.</source>
        <translation>Aktualisieren Sie Akin, und stellen Sie sie dann wieder her.</translation>
    </message>
    <message>
        <source>Install Akin again.</source>
        <translation>Installieren Sie Akin neu.</translation>
    </message>
    <message>
        <source>There is no library in %1 yet.</source>
        <translation>In %1 gibt es noch keine Bibliothek.</translation>
    </message>
    <message>
        <source>There is a library in %1 already.</source>
        <translation>In %1 gibt es schon eine Bibliothek.</translation>
    </message>
    <message>
        <source>The library knows nothing of %1 yet.</source>
        <translation>Die Bibliothek weiß noch nichts von %1.</translation>
    </message>
    <message>
        <source>The notes in %1 lead in a circle.</source>
        <translation>Die Verweise in %1 führen im Kreis.</translation>
    </message>
    <message>
        <source>The ledger of this library cannot be opened or written: %1.</source>
        <translation>Das Bestandsverzeichnis dieser Bibliothek lässt sich nicht öffnen oder beschreiben: %1.</translation>
    </message>
    <message>
        <source>A part of Akin is missing: %1.</source>
        <translation>Ein Teil von Akin fehlt: %1.</translation>
    </message>
    <message>
        <source>Mend or remove that file, then add your folders again; nothing else is lost.</source>
        <translation>Berichtigen oder entfernen Sie diese Datei, und fügen Sie Ihre Ordner dann wieder hinzu; sonst ist nichts verloren.</translation>
    </message>
    <message>
        <source>Add it first.</source>
        <translation>Fügen Sie ihn zuerst hinzu.</translation>
    </message>
    <message>
        <source>Start Akin again.</source>
        <translation>Starten Sie Akin neu.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>This could not be done because of an error in Akin.</source>
        <translation>Das ging wegen eines Fehlers in Akin nicht.</translation>
    </message>
    <message>
        <source>%1 cannot be searched for: %2</source>
        <translation>Nach %1 kann nicht gesucht werden: %2</translation>
    </message>
    <message>
        <source>%1 holds no picture.</source>
        <translation>%1 enthält kein Bild.</translation>
    </message>
    <message>
        <source>Try another picture, JPEG or PNG for example.</source>
        <translation>Versuchen Sie ein anderes Bild, zum Beispiel JPEG oder PNG.</translation>
    </message>
    <message>
        <source>Name a picture, or a document with pictures in it.</source>
        <translation>Nennen Sie ein Bild, oder ein Dokument mit Bildern darin.</translation>
    </message>
    <message>
        <source>No file holds the word &quot;%1&quot;; files with &quot;%2&quot; are shown too.</source>
        <translation>Keine Datei enthält das Wort „%1“; auch Dateien mit „%2“ werden gezeigt.</translation>
    </message>
    <message>
        <source>More than %1 conditions are too many; all were read as plain words.</source>
        <translation>Mehr als %1 Bedingungen sind zu viele; alle wurden als gewöhnliche Wörter gelesen.</translation>
    </message>
    <message>
        <source>Words cannot be searched: %1</source>
        <translation>Nach Wörtern kann nicht gesucht werden: %1</translation>
    </message>
    <message>
        <source>Meaning cannot be searched: %1</source>
        <translation>Nach Bedeutung kann nicht gesucht werden: %1</translation>
    </message>
    <message>
        <source>Pictures cannot be searched: %1</source>
        <translation>Nach Bildern kann nicht gesucht werden: %1</translation>
    </message>
    <message>
        <source>Identifiers cannot be searched: %1</source>
        <translation>Nach Bezeichnern kann nicht gesucht werden: %1</translation>
    </message>
    <message>
        <source>Passages cannot be shown: %1</source>
        <translation>Textstellen lassen sich nicht zeigen: %1</translation>
    </message>
    <message>
        <source>Pictures cannot be shown: %1</source>
        <translation>Bilder lassen sich nicht zeigen: %1</translation>
    </message>
    <message>
        <source>Weighted terms cannot be searched: %1</source>
        <translation>Gewichtete Begriffe können nicht durchsucht werden: %1</translation>
    </message>
    <message>
        <source>Results are not reranked: %1</source>
        <translation>Die Ergebnisse werden nicht nachgeordnet: %1</translation>
    </message>
    <message>
        <source>Results are ranked by part of what is known: %1</source>
        <translation>Die Ergebnisse sind nur nach einem Teil dessen geordnet, was bekannt ist: %1</translation>
    </message>
    <message>
        <source>Similar pictures are shown one by one: %1</source>
        <translation>Ähnliche Bilder werden einzeln gezeigt: %1</translation>
    </message>
    <message>
        <source>The text model failed: %1</source>
        <translation>Das Textmodell ist gescheitert: %1</translation>
    </message>
    <message>
        <source>The picture model failed: %1</source>
        <translation>Das Bildmodell ist gescheitert: %1</translation>
    </message>
    <message>
        <source>The text model %1 is not installed in %2.</source>
        <translation>Das Textmodell %1 ist in %2 nicht installiert.</translation>
    </message>
    <message>
        <source>The file %1 has changed since it was installed.</source>
        <translation>Die Datei %1 hat sich seit der Installation geändert.</translation>
    </message>
    <message>
        <source>The picture model in %1 cannot be read.</source>
        <translation>Das Bildmodell in %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The picture model&apos;s file %1 cannot be read.</source>
        <translation>Die Datei %1 des Bildmodells lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The picture model&apos;s file %1 has changed since it was installed.</source>
        <translation>Die Datei %1 des Bildmodells hat sich seit der Installation geändert.</translation>
    </message>
    <message>
        <source>The models for text recognition are missing.</source>
        <translation>Die Modelle für die Texterkennung fehlen.</translation>
    </message>
    <message>
        <source>The quotation mark before %1 is never closed; it was left out.</source>
        <translation>Das Anführungszeichen vor %1 wird nicht geschlossen; es wurde weggelassen.</translation>
    </message>
    <message>
        <source>The quotation mark at the end is never closed; it was left out.</source>
        <translation>Das Anführungszeichen am Ende wird nicht geschlossen; es wurde weggelassen.</translation>
    </message>
    <message>
        <source>Quotation marks without a word between them were left out.</source>
        <translation>Anführungszeichen ohne ein Wort dazwischen wurden weggelassen.</translation>
    </message>
    <message>
        <source>A star works at the end of a word only; %1 was read as plain words.</source>
        <translation>Ein Stern wirkt nur am Ende eines Wortes; %1 wurde als gewöhnliche Wörter gelesen.</translation>
    </message>
    <message>
        <source>“%1:” is not a filter of Akin (%2); %3 was read as plain words.</source>
        <translation>„%1:“ ist kein Filter von Akin (%2); %3 wurde als gewöhnliche Wörter gelesen.</translation>
    </message>
    <message>
        <source>Brackets are nested more than %1 deep; brackets and operators were left out.</source>
        <translation>Die Klammern sind tiefer als %1 verschachtelt; Klammern und Operatoren wurden weggelassen.</translation>
    </message>
    <message>
        <source>A bracket “%1” has no partner; it was left out.</source>
        <translation>Zu einer Klammer „%1“ fehlt das Gegenstück; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>Brackets with nothing between them were left out.</source>
        <translation>Klammern ohne etwas dazwischen wurden weggelassen.</translation>
    </message>
    <message>
        <source>There is nothing that “-” could leave out of the results; it was ignored.</source>
        <translation>Es gibt nichts, was „-“ aus den Ergebnissen auslassen könnte; es wurde übergangen.</translation>
    </message>
    <message>
        <source>“%1” needs something to search for after it; it was read as a plain word.</source>
        <translation>Nach „%1“ fehlt, wonach zu suchen ist; es wurde als gewöhnliches Wort gelesen.</translation>
    </message>
    <message>
        <source>“%1” needs something to search for on both sides; it was read as a plain word.</source>
        <translation>„%1“ braucht auf beiden Seiten etwas, wonach zu suchen ist; es wurde als gewöhnliches Wort gelesen.</translation>
    </message>
    <message>
        <source>%1 is not %2; it was read as plain words.</source>
        <translation>%1 ist unverständlich, denn hier gehört hin: %2. Es wurde als gewöhnliche Wörter gelesen.</translation>
    </message>
    <message>
        <source>a kind of file that Akin knows (%1)</source>
        <translation>eine Dateiart, die Akin kennt (%1)</translation>
    </message>
    <message>
        <source>a file type that Akin understands, such as %1</source>
        <translation>ein Dateityp, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a file extension that Akin understands, such as %1</source>
        <translation>eine Dateiendung, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a folder that Akin understands, such as %1</source>
        <translation>ein Ordner, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a file name that Akin understands, such as %1</source>
        <translation>ein Dateiname, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a date that Akin understands, such as %1</source>
        <translation>ein Datum, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a size that Akin understands, such as %1</source>
        <translation>eine Größe, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a language that Akin understands, such as %1</source>
        <translation>eine Sprache, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a camera that Akin understands, such as %1</source>
        <translation>eine Kamera, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a lens that Akin understands, such as %1</source>
        <translation>ein Objektiv, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a place that Akin understands, such as near:48.86,2.29,10 (latitude, longitude, kilometres)</source>
        <translation>ein Ort, zum Beispiel near:48.86,2.29,10 (Breite, Länge, Kilometer)</translation>
    </message>
    <message>
        <source>a place that Akin understands, such as %1</source>
        <translation>ein Ort, zum Beispiel %1</translation>
    </message>
    <message>
        <source>a number of pixels, such as %1</source>
        <translation>eine Zahl von Pixeln, zum Beispiel %1</translation>
    </message>
    <message>
        <source>one of orientation:portrait, orientation:landscape and orientation:square</source>
        <translation>orientation:portrait, orientation:landscape oder orientation:square</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>%1 is no longer there.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>No program could be started for %1.</source>
        <translation>Für %1 ließ sich kein Programm starten.</translation>
    </message>
    <message>
        <source>Its folder is not there: connect the drive on which it lies, then try again.</source>
        <translation>Der Ordner ist nicht da: Schließen Sie das Laufwerk an, auf dem er liegt, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted since Akin has seen it.</source>
        <translation>Die Datei wurde verschoben, umbenannt oder gelöscht, seit Akin sie gesehen hat.</translation>
    </message>
    <message>
        <source>Choose another program.</source>
        <translation>Wählen Sie ein anderes Programm.</translation>
    </message>
    <message>
        <source>Choose one with “Open with”.</source>
        <translation>Wählen Sie eines mit „Öffnen mit“.</translation>
    </message>
    <message>
        <source>Choose another folder or name.</source>
        <translation>Wählen Sie einen anderen Ordner oder Namen.</translation>
    </message>
    <message>
        <source>Your desktop did not take over the addresses: %1 failed.</source>
        <translation>Ihr Desktop hat die Adressen nicht übernommen: %1 ist gescheitert.</translation>
    </message>
    <message>
        <source>Try again, or choose Akin for such addresses in the settings of your desktop.</source>
        <translation>Versuchen Sie es noch einmal, oder wählen Sie Akin für solche Adressen in den Einstellungen Ihres Desktops.</translation>
    </message>
    <message>
        <source>This is no address that Akin can open.</source>
        <translation>Das ist keine Adresse, die Akin öffnen kann.</translation>
    </message>
    <message>
        <source>Such an address looks like akin://search?q=invoice</source>
        <translation>Solch eine Adresse sieht so aus: akin://search?q=rechnung</translation>
    </message>
    <message>
        <source>Check that the folder belongs to you and that the disk is not full.</source>
        <translation>Prüfen Sie, ob der Ordner Ihnen gehört und ob der Datenträger voll ist.</translation>
    </message>
    <message>
        <source>Windows does not let Akin use the registry key %1: %2.</source>
        <translation>Windows lässt Akin den Registrierungsschlüssel %1 nicht verwenden: %2.</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer.</source>
        <translation>Fragen Sie, wer diesen Computer betreut.</translation>
    </message>
    <message>
        <source>A restore that had been cut short was finished.</source>
        <translation>Eine Wiederherstellung, die unterbrochen worden war, wurde zu Ende geführt.</translation>
    </message>
    <message>
        <source>The note that process %1 left behind was removed.</source>
        <translation>Die Notiz, die Prozess %1 zurückgelassen hatte, wurde entfernt.</translation>
    </message>
    <message>
        <source>The ledger was missing. Nothing is known of the index without it, so the index was dropped.</source>
        <translation>Das Bestandsverzeichnis fehlte. Ohne dieses ist über den Index nichts bekannt, deshalb wurde der Index verworfen.</translation>
    </message>
    <message>
        <source>The ledger was damaged. It was dropped, with the index that it describes; your folders are kept.</source>
        <translation>Das Bestandsverzeichnis war beschädigt. Es wurde mit dem Index, den es beschreibt, verworfen; Ihre Ordner bleiben erhalten.</translation>
    </message>
    <message>
        <source>The last run lay in the future, since the clock was put back; it counts as of now.</source>
        <translation>Der letzte Durchlauf lag in der Zukunft, da die Uhr zurückgestellt wurde; er zählt nun ab jetzt.</translation>
    </message>
    <message>
        <source>The table of %1 was damaged and was dropped.</source>
        <translation>Die Tabelle %1 war beschädigt und wurde verworfen.</translation>
    </message>
    <message>
        <source>The search index of the table of %1 was missing or damaged and was built again.</source>
        <translation>Der Suchindex der Tabelle %1 fehlte oder war beschädigt und wurde neu aufgebaut.</translation>
    </message>
    <message>
        <source>%1 MB that writes had left behind when they were cut short were removed.</source>
        <translation>%1 MB, die unterbrochene Schreibvorgänge zurückgelassen hatten, wurden entfernt.</translation>
    </message>
    <message>
        <source>Ledger and tables did not agree on %1: these are made again.</source>
        <translation>Bestandsverzeichnis und Tabellen waren sich über %1 nicht einig: Sie werden neu erstellt.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation>Filter %1 entfernen</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>Between…</source>
        <translation>Zwischen …</translation>
    </message>
    <message>
        <source>Search by</source>
        <translation>Suchen nach</translation>
    </message>
    <message>
        <source>No filters</source>
        <translation>Keine Filter</translation>
    </message>
</context>
<context>
    <name>FilterButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Endung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>In der Nähe</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>Vor %1</translation>
    </message>
    <message>
        <source>Under 100 kB</source>
        <translation>Unter 100 kB</translation>
    </message>
    <message>
        <source>100 kB to 1 MB</source>
        <translation>100 kB bis 1 MB</translation>
    </message>
    <message>
        <source>1 to 10 MB</source>
        <translation>1 bis 10 MB</translation>
    </message>
    <message>
        <source>Over 10 MB</source>
        <translation>Über 10 MB</translation>
    </message>
    <message>
        <source>Over 100 MB</source>
        <translation>Über 100 MB</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadratisch</translation>
    </message>
    <message>
        <source>Words, meaning and names</source>
        <translation>Wörter, Bedeutung und Namen</translation>
    </message>
    <message>
        <source>Only files with every word</source>
        <translation>Nur Dateien mit jedem Wort</translation>
    </message>
    <message>
        <source>Only by meaning</source>
        <translation>Nur nach Bedeutung</translation>
    </message>
    <message>
        <source>Only by file name</source>
        <translation>Nur nach Dateiname</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
</context>
<context>
    <name>FolderList</name>
    <message>
        <source>Folders can also be dropped here.</source>
        <translation>Ordner können auch hierher gezogen werden.</translation>
    </message>
    <message>
        <source>Which folders should Akin search?</source>
        <translation>Welche Ordner soll Akin durchsuchen?</translation>
    </message>
    <message>
        <source>Add a folder, or drop one here. Akin reads its files and changes nothing in them.</source>
        <translation>Fügen Sie einen Ordner hinzu, oder ziehen Sie ihn hierher. Akin liest die Dateien darin und ändert nichts an ihnen.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>Leaves out: %1</source>
        <translation>Lässt aus: %1</translation>
    </message>
    <message>
        <source>Actions for %1</source>
        <translation>Aktionen für %1</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>What to leave out…</source>
        <translation>Was ausgelassen wird …</translation>
    </message>
    <message>
        <source>Forget this folder…</source>
        <translation>Diesen Ordner vergessen …</translation>
    </message>
    <message numerus="yes">
        <source>Forget this folder? What Akin knows of its %Ln file(s) goes from the index and is erased from the disk. The files themselves stay as they are. This cannot be undone, but the folder can be added and read again.</source>
        <translation>
            <numerusform>Diesen Ordner vergessen? Was Akin von seiner %Ln Datei weiß, verschwindet aus dem Index und wird vom Datenträger gelöscht. Die Datei selbst bleibt, wie sie ist. Das lässt sich nicht rückgängig machen, doch der Ordner kann wieder hinzugefügt und neu gelesen werden.</numerusform>
            <numerusform>Diesen Ordner vergessen? Was Akin von seinen %Ln Dateien weiß, verschwindet aus dem Index und wird vom Datenträger gelöscht. Die Dateien selbst bleiben, wie sie sind. Das lässt sich nicht rückgängig machen, doch der Ordner kann wieder hinzugefügt und neu gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget folder</source>
        <translation>Ordner vergessen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>FolderState</name>
    <message>
        <source>A drive inside is offline: %1. Its files stay searchable.</source>
        <translation>Ein Laufwerk darin ist offline: %1. Seine Dateien bleiben durchsuchbar.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) not read</source>
        <translation>
            <numerusform>%Ln Datei nicht gelesen</numerusform>
            <numerusform>%Ln Dateien nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>Offline seit %1</translation>
    </message>
    <message>
        <source>Offline, last seen %1</source>
        <translation>Offline, zuletzt gesehen %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln Dokument</numerusform>
            <numerusform>%Ln Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln Mail</numerusform>
            <numerusform>%Ln Mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln code file(s)</source>
        <translation>
            <numerusform>%Ln Code-Datei</numerusform>
            <numerusform>%Ln Code-Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s)</source>
        <translation>
            <numerusform>%Ln andere Datei</numerusform>
            <numerusform>%Ln andere Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Add a folder to the library</source>
        <translation>Ordner zur Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Nicht gelesen</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherplatz</translation>
    </message>
</context>
<context>
    <name>Launcher</name>
    <message>
        <source>Show all in the window</source>
        <translation>Alle im Fenster zeigen</translation>
    </message>
    <message>
        <source>Search with Akin</source>
        <translation>Mit Akin suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts gefunden.</translation>
    </message>
    <message>
        <source>Enter opens a file, Ctrl+Enter shows it in its folder, Escape closes this window.</source>
        <translation>Eingabe öffnet eine Datei, Strg+Eingabe zeigt sie in ihrem Ordner, Escape schließt dieses Fenster.</translation>
    </message>
</context>
<context>
    <name>LeftOutLine</name>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln weaker result(s) hidden</source>
        <translation>
            <numerusform>%Ln schwächeres Ergebnis ausgeblendet</numerusform>
            <numerusform>%Ln schwächere Ergebnisse ausgeblendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Weaker results are shown, too</source>
        <translation>Auch schwächere Ergebnisse werden gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln file(s)</source>
        <translation>
            <numerusform>Die erste Datei</numerusform>
            <numerusform>Die ersten %Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide weaker results</source>
        <translation>Schwächere Ergebnisse ausblenden</translation>
    </message>
    <message>
        <source>Show weaker results</source>
        <translation>Schwächere Ergebnisse zeigen</translation>
    </message>
</context>
<context>
    <name>LibraryJobs</name>
    <message>
        <source>Forgetting a folder…</source>
        <translation>Ein Ordner wird vergessen …</translation>
    </message>
    <message numerus="yes">
        <source>The folder is forgotten, with what was known of %Ln file(s).</source>
        <translation>
            <numerusform>Der Ordner ist vergessen, mit allem, was von %Ln Datei bekannt war.</numerusform>
            <numerusform>Der Ordner ist vergessen, mit allem, was von %Ln Dateien bekannt war.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tidying up…</source>
        <translation>Es wird aufgeräumt …</translation>
    </message>
    <message>
        <source>The index took %1 and takes %2 now.</source>
        <translation>Der Index belegte %1 und belegt jetzt %2.</translation>
    </message>
    <message>
        <source>The repair is done; what was lost is being made again.</source>
        <translation>Die Reparatur ist fertig; was verloren war, wird neu erstellt.</translation>
    </message>
    <message>
        <source>There was nothing to repair.</source>
        <translation>Es gab nichts zu reparieren.</translation>
    </message>
    <message>
        <source>Repairing the index…</source>
        <translation>Der Index wird repariert …</translation>
    </message>
    <message>
        <source>The backup is written (%1). It holds the words of your files: keep it private.</source>
        <translation>Die Sicherung ist geschrieben (%1). Sie enthält die Wörter Ihrer Dateien: Bewahren Sie sie sicher auf.</translation>
    </message>
    <message>
        <source>Writing the backup…</source>
        <translation>Die Sicherung wird geschrieben …</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>Die Sicherung ist wiederhergestellt.</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>Die Sicherung wird wiederhergestellt …</translation>
    </message>
    <message>
        <source>The library has been moved.</source>
        <translation>Die Bibliothek ist verschoben.</translation>
    </message>
    <message>
        <source>Moving the library…</source>
        <translation>Die Bibliothek wird verschoben …</translation>
    </message>
    <message>
        <source>The list is written.</source>
        <translation>Die Liste ist geschrieben.</translation>
    </message>
    <message>
        <source>Something else is being done to the library just now.</source>
        <translation>Mit der Bibliothek geschieht gerade etwas anderes.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Akin</source>
        <translation>Akin</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Open in its program</source>
        <translation>In seinem Programm öffnen</translation>
    </message>
    <message>
        <source>Choose a result to see it here.</source>
        <translation>Wählen Sie ein Ergebnis, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>%1 takes longer than usual. Akin gives up on a file that takes too long.</source>
        <translation>%1 braucht länger als üblich. Akin gibt eine Datei auf, die zu lange braucht.</translation>
    </message>
    <message>
        <source>This file is gone</source>
        <translation>Diese Datei ist weg</translation>
    </message>
    <message>
        <source>It was moved, renamed or deleted. It leaves the list when Akin looks through its folder again.</source>
        <translation>Sie wurde verschoben, umbenannt oder gelöscht. Sie verschwindet aus der Liste, wenn Akin ihren Ordner wieder durchsieht.</translation>
    </message>
    <message>
        <source>Its folder is offline</source>
        <translation>Der Ordner ist offline</translation>
    </message>
    <message>
        <source>The file stays findable. Connect its drive to see it.</source>
        <translation>Die Datei bleibt auffindbar. Schließen Sie das Laufwerk an, um sie zu sehen.</translation>
    </message>
    <message>
        <source>This took too long</source>
        <translation>Das hat zu lange gedauert</translation>
    </message>
    <message>
        <source>This file cannot be shown</source>
        <translation>Diese Datei lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>There is no preview of this file</source>
        <translation>Von dieser Datei gibt es keine Vorschau</translation>
    </message>
    <message>
        <source>This was not shown</source>
        <translation>Das wurde nicht gezeigt</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>These models come with Akin. Nothing is downloaded, and nothing that they read is sent away.</source>
        <translation>Diese Modelle gehören zu Akin. Nichts wird heruntergeladen, und nichts, was sie lesen, wird gesendet.</translation>
    </message>
    <message>
        <source>Looking at the models…</source>
        <translation>Die Modelle werden geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s) cannot be used. Searching goes on without what they do.</source>
        <translation>
            <numerusform>%Ln Modell ist nicht verwendbar. Die Suche geht ohne das weiter, was es leistet.</numerusform>
            <numerusform>%Ln Modelle sind nicht verwendbar. Die Suche geht ohne das weiter, was sie leisten.</numerusform>
        </translation>
    </message>
    <message>
        <source>All models are whole and ready.</source>
        <translation>Alle Modelle sind vollständig und bereit.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>NoteLine</name>
    <message>
        <source>Search for “%1”</source>
        <translation>„%1“ suchen</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>%1 is offline.</source>
        <translation>%1 ist offline.</translation>
    </message>
    <message>
        <source>Its files stay searchable. Connect its drive, and Akin goes on where it stopped.</source>
        <translation>Die Dateien bleiben durchsuchbar. Schließen Sie das Laufwerk an, und Akin macht dort weiter, wo es aufgehört hat.</translation>
    </message>
    <message>
        <source>Show folders</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Akin met an error that it did not expect.</source>
        <translation>Akin ist auf einen unerwarteten Fehler gestoßen.</translation>
    </message>
    <message>
        <source>Akin met errors that it did not expect.</source>
        <translation>Akin ist auf unerwartete Fehler gestoßen.</translation>
    </message>
    <message>
        <source>What was found so far is safe. A report was written on this computer; it names none of your files and was sent to nobody.</source>
        <translation>Was bisher gefunden wurde, ist sicher. Auf diesem Computer wurde ein Bericht geschrieben; er nennt keine Ihrer Dateien und wurde niemandem geschickt.</translation>
    </message>
    <message>
        <source>Show the report</source>
        <translation>Bericht zeigen</translation>
    </message>
    <message>
        <source>The index is being made anew.</source>
        <translation>Der Index wird neu erstellt.</translation>
    </message>
    <message>
        <source>You can go on searching; the list becomes complete while it is made.</source>
        <translation>Sie können weitersuchen; die Liste wird vollständig, während er entsteht.</translation>
    </message>
    <message>
        <source>The library is in its new place.</source>
        <translation>Die Bibliothek ist an ihrem neuen Platz.</translation>
    </message>
    <message>
        <source>Akin has to start again to open it.</source>
        <translation>Akin muss neu starten, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>The disk that holds Akin&apos;s index is full.</source>
        <translation>Der Datenträger mit Akins Index ist voll.</translation>
    </message>
    <message>
        <source>Everything that was indexed so far is safe and can be searched. Free some space, then try again.</source>
        <translation>Alles bisher Indizierte ist sicher und lässt sich durchsuchen. Schaffen Sie Platz, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>A part of Akin&apos;s index is damaged.</source>
        <translation>Ein Teil von Akins Index ist beschädigt.</translation>
    </message>
    <message>
        <source>Your own files are not touched by this. A repair drops what is damaged and makes it again from your files; you can search meanwhile.</source>
        <translation>Ihre eigenen Dateien sind davon nicht betroffen. Eine Reparatur verwirft, was beschädigt ist, und erstellt es neu aus Ihren Dateien; Sie können währenddessen suchen.</translation>
    </message>
    <message>
        <source>Repair the index</source>
        <translation>Index reparieren</translation>
    </message>
    <message>
        <source>Another Akin is working on this library just now.</source>
        <translation>Ein anderes Akin arbeitet gerade an dieser Bibliothek.</translation>
    </message>
    <message>
        <source>Searching goes on. Wait until the other one has finished, or end it, then try again.</source>
        <translation>Die Suche geht weiter. Warten Sie, bis das andere fertig ist, oder beenden Sie es, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>A model that Akin needs cannot be used.</source>
        <translation>Ein Modell, das Akin braucht, ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>Words and file names can still be found, meaning and pictures cannot. The page of models says which one it is and what to do.</source>
        <translation>Wörter und Dateinamen werden weiter gefunden, Bedeutung und Bilder nicht. Auf der Seite „Modelle“ steht, welches es ist und was zu tun ist.</translation>
    </message>
    <message>
        <source>Show models</source>
        <translation>Modelle zeigen</translation>
    </message>
    <message>
        <source>A setting has a value that cannot be used.</source>
        <translation>Eine Einstellung hat einen Wert, der nicht verwendbar ist.</translation>
    </message>
    <message>
        <source>Akin goes on with the values it had. The settings say which one it is.</source>
        <translation>Akin arbeitet mit den bisherigen Werten weiter. In den Einstellungen steht, welche es ist.</translation>
    </message>
    <message>
        <source>Show settings</source>
        <translation>Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Indexing ended unexpectedly and starts again by itself.</source>
        <translation>Die Indizierung wurde unerwartet beendet und startet von selbst neu.</translation>
    </message>
    <message>
        <source>Nothing is lost, and searching goes on.</source>
        <translation>Nichts ist verloren, und die Suche geht weiter.</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A whole number from %1 on is needed here.</source>
        <translation>Hier wird eine ganze Zahl ab %1 gebraucht.</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is needed here.</source>
        <translation>Hier wird eine ganze Zahl von %1 bis %2 gebraucht.</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Previous passage</source>
        <translation>Vorige Textstelle</translation>
    </message>
    <message>
        <source>Next passage</source>
        <translation>Nächste Textstelle</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>An die Breite anpassen</translation>
    </message>
    <message>
        <source>Fit the whole page</source>
        <translation>Ganze Seite einpassen</translation>
    </message>
</context>
<context>
    <name>PhotoFactsView</name>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Bildunterschrift</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>%1 (%2 megapixels)</source>
        <translation>%1 (%2 Megapixel)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the coordinates</source>
        <translation>Koordinaten kopieren</translation>
    </message>
    <message>
        <source>Copy as map link</source>
        <translation>Kartenlink kopieren</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Koordinaten</translation>
    </message>
</context>
<context>
    <name>PictureCanvas</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>PictureChipButton</name>
    <message>
        <source>Opens a menu. Delete removes it, plus and minus turn it round.</source>
        <translation>Öffnet ein Menü. Entf entfernt es, Plus und Minus drehen es um.</translation>
    </message>
    <message>
        <source>Find what is like it</source>
        <translation>Suchen, was ihm ähnelt</translation>
    </message>
    <message>
        <source>Stay away from what is like it</source>
        <translation>Meiden, was ihm ähnelt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Like the picture %1. %2</source>
        <translation>Wie das Bild %1. %2</translation>
    </message>
    <message>
        <source>Unlike the picture %1. %2</source>
        <translation>Anders als das Bild %1. %2</translation>
    </message>
    <message>
        <source>Counts a little</source>
        <translation>Zählt ein wenig</translation>
    </message>
    <message>
        <source>Counts half as much as the words</source>
        <translation>Zählt halb so viel wie die Wörter</translation>
    </message>
    <message>
        <source>Counts as much as the words</source>
        <translation>Zählt so viel wie die Wörter</translation>
    </message>
    <message>
        <source>Counts twice as much as the words</source>
        <translation>Zählt doppelt so viel wie die Wörter</translation>
    </message>
    <message>
        <source>Counts %1</source>
        <translation>Zählt %1</translation>
    </message>
</context>
<context>
    <name>PreviewOverlay</name>
    <message>
        <source>Large preview</source>
        <translation>Große Vorschau</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Searches</source>
        <translation>Suchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln search(es) are remembered, on this computer only.</source>
        <translation>
            <numerusform>%Ln Suche ist gemerkt, nur auf diesem Computer.</numerusform>
            <numerusform>%Ln Suchen sind gemerkt, nur auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>No searches are remembered.</source>
        <translation>Es sind keine Suchen gemerkt.</translation>
    </message>
    <message>
        <source>Remember searches</source>
        <translation>Suchen merken</translation>
    </message>
    <message>
        <source>They are offered again while you type. When this is switched off, those that are there go.</source>
        <translation>Sie werden beim Tippen wieder angeboten. Wird dies ausgeschaltet, verschwinden die vorhandenen.</translation>
    </message>
    <message>
        <source>Searches of late</source>
        <translation>Letzte Suchen</translation>
    </message>
    <message>
        <source>Clear…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Clear the searches of late? Saved searches stay.</source>
        <translation>Die letzten Suchen löschen? Gespeicherte Suchen bleiben.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>What Akin keeps</source>
        <translation>Was Akin aufbewahrt</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>Die Bibliothek</translation>
    </message>
    <message>
        <source>The words of your files, what they mean and show, their names, places and dates. Whoever can read this folder can read the words of your files.</source>
        <translation>Die Wörter Ihrer Dateien, was sie bedeuten und zeigen, ihre Namen, Orte und Daten. Wer diesen Ordner lesen kann, kann die Wörter Ihrer Dateien lesen.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Reports of errors</source>
        <translation>Fehlerberichte</translation>
    </message>
    <message>
        <source>Versions and places in Akin&apos;s code; no names and no words of your files.</source>
        <translation>Versionen und Stellen in Akins Code; keine Namen und keine Wörter Ihrer Dateien.</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Akin sends nothing, and it changes none of your files.</source>
        <translation>Alles bleibt auf diesem Computer. Akin sendet nichts und ändert keine Ihrer Dateien.</translation>
    </message>
</context>
<context>
    <name>ResultActions</name>
    <message numerus="yes">
        <source>Only the first %Ln file(s) were opened.</source>
        <translation>
            <numerusform>Nur die erste Datei wurde geöffnet.</numerusform>
            <numerusform>Nur die ersten %Ln Dateien wurden geöffnet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln path(s) copied</source>
        <translation>
            <numerusform>%Ln Pfad kopiert</numerusform>
            <numerusform>%Ln Pfade kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for programs…</source>
        <translation>Programme werden gesucht …</translation>
    </message>
    <message>
        <source>Another program…</source>
        <translation>Anderes Programm …</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) exported to %1</source>
        <translation>
            <numerusform>%Ln Ergebnis nach %1 exportiert</numerusform>
            <numerusform>%Ln Ergebnisse nach %1 exportiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture and path copied</source>
        <translation>Bild und Pfad kopiert</translation>
    </message>
    <message>
        <source>Choose a program</source>
        <translation>Programm wählen</translation>
    </message>
</context>
<context>
    <name>ResultMenu</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open with</source>
        <translation>Öffnen mit</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Large preview</source>
        <translation>Große Vorschau</translation>
    </message>
    <message>
        <source>Why it was found</source>
        <translation>Warum es gefunden wurde</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>Ähnliches suchen</translation>
    </message>
    <message>
        <source>Search only in its folder</source>
        <translation>Nur in seinem Ordner suchen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the path as text</source>
        <translation>Pfad als Text kopieren</translation>
    </message>
</context>
<context>
    <name>ResultStates</name>
    <message>
        <source>What are you looking for?</source>
        <translation>Was suchen Sie?</translation>
    </message>
    <message>
        <source>Describe it in your own words, name it, or drop a picture here.</source>
        <translation>Beschreiben Sie es mit eigenen Worten, nennen Sie es beim Namen, oder ziehen Sie ein Bild hierher.</translation>
    </message>
    <message>
        <source>Earlier searches</source>
        <translation>Frühere Suchen</translation>
    </message>
    <message>
        <source>Forget earlier searches</source>
        <translation>Frühere Suchen vergessen</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Zum Beispiel</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>A part of the index is damaged, so that files may be missing here.</source>
        <translation>Ein Teil des Index ist beschädigt; deshalb können hier Dateien fehlen.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln weaker result(s) would fit only loosely.</source>
        <translation>
            <numerusform>%Ln schwächeres Ergebnis würde nur ungefähr passen.</numerusform>
            <numerusform>%Ln schwächere Ergebnisse würden nur ungefähr passen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message>
        <source>Search for “%1” without filters</source>
        <translation>„%1“ ohne Filter suchen</translation>
    </message>
    <message>
        <source>Drop all filters</source>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message>
        <source>Search by meaning only</source>
        <translation>Nur nach Bedeutung suchen</translation>
    </message>
    <message>
        <source>Search by everything</source>
        <translation>Nach allem suchen</translation>
    </message>
    <message>
        <source>Search with the words alone</source>
        <translation>Nur mit den Wörtern suchen</translation>
    </message>
    <message>
        <source>Your files are still being read (%1 so far): try again a little later.</source>
        <translation>Ihre Dateien werden noch gelesen (bisher %1): Versuchen Sie es etwas später noch einmal.</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>p. %1</source>
        <translation>S. %1</translation>
    </message>
    <message numerus="yes">
        <source>+%Ln similar</source>
        <translation>
            <numerusform>+%Ln ähnliche</numerusform>
            <numerusform>+%Ln ähnliche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln duplicate(s)</source>
        <translation>
            <numerusform>+%Ln Duplikat</numerusform>
            <numerusform>+%Ln Duplikate</numerusform>
        </translation>
    </message>
    <message>
        <source>similar</source>
        <translation>ähnlich</translation>
    </message>
    <message>
        <source>same content</source>
        <translation>gleicher Inhalt</translation>
    </message>
    <message>
        <source>strong match</source>
        <translation>starker Treffer</translation>
    </message>
    <message>
        <source>good match</source>
        <translation>guter Treffer</translation>
    </message>
    <message>
        <source>weaker match</source>
        <translation>schwächerer Treffer</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>read off a picture</source>
        <translation>aus einem Bild gelesen</translation>
    </message>
    <message>
        <source>its folder is offline</source>
        <translation>der Ordner ist offline</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Why it was found</source>
        <translation>Warum es gefunden wurde</translation>
    </message>
    <message>
        <source>Show or hide the others</source>
        <translation>Die anderen zeigen oder ausblenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Earlier searches</source>
        <translation>Frühere Suchen</translation>
    </message>
</context>
<context>
    <name>SearchLine</name>
    <message>
        <source>Search by meaning, by words or with a picture</source>
        <translation>Suchen nach Bedeutung, nach Wörtern oder mit einem Bild</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Results appear while you type. Arrow keys go through them.</source>
        <translation>Ergebnisse erscheinen beim Tippen. Die Pfeiltasten führen durch sie.</translation>
    </message>
    <message>
        <source>Search with the copied picture</source>
        <translation>Mit dem kopierten Bild suchen</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche speichern</translation>
    </message>
    <message>
        <source>It stands in the side bar under this name.</source>
        <translation>Sie steht unter diesem Namen in der Seitenleiste.</translation>
    </message>
    <message>
        <source>At most %1 pictures can be searched with at once.</source>
        <translation>Es kann mit höchstens %1 Bildern zugleich gesucht werden.</translation>
    </message>
    <message>
        <source>%1 cannot be searched with. Drop a picture, or a document with pictures in it.</source>
        <translation>Mit %1 lässt sich nicht suchen. Ziehen Sie ein Bild hierher, oder ein Dokument mit Bildern darin.</translation>
    </message>
    <message>
        <source>Search only in a folder</source>
        <translation>Nur in einem Ordner suchen</translation>
    </message>
</context>
<context>
    <name>SearchSide</name>
    <message>
        <source>Saved search: %1</source>
        <translation>Gespeicherte Suche: %1</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>How many processor cores indexing may use.</source>
        <translation>Wie viele Prozessorkerne die Indizierung verwenden darf.</translation>
    </message>
    <message>
        <source>How long reading one file may take; a large file is given more time on top of that.</source>
        <translation>Wie lange das Lesen einer Datei dauern darf; eine große Datei bekommt zusätzlich Zeit.</translation>
    </message>
    <message>
        <source>How much memory reading one file may take.</source>
        <translation>Wie viel Arbeitsspeicher das Lesen einer Datei brauchen darf.</translation>
    </message>
    <message>
        <source>How large a file may be that is read as a whole; a larger one is found by its name only.</source>
        <translation>Wie groß eine Datei sein darf, die als Ganzes gelesen wird; eine größere wird nur über ihren Namen gefunden.</translation>
    </message>
    <message>
        <source>How long the passages are that files are cut into; for another length the index is built anew, beside the one that answers meanwhile.</source>
        <translation>Wie lang die Textstellen sind, in die Dateien geteilt werden; für eine andere Länge wird der Index neu aufgebaut, neben dem, der währenddessen antwortet.</translation>
    </message>
    <message>
        <source>The text model that gives passages their meaning; for another one the index is built anew, beside the one that answers meanwhile.</source>
        <translation>Das Textmodell, das Textstellen ihre Bedeutung gibt; für ein anderes wird der Index neu gebaut, neben dem, der so lange antwortet.</translation>
    </message>
    <message>
        <source>How many numbers are kept of each vector of the text model, where it allows to leave some out; 0 keeps all.</source>
        <translation>Wie viele Zahlen von jedem Vektor des Textmodells behalten werden, wenn es erlaubt, welche wegzulassen; 0 behält alle.</translation>
    </message>
    <message>
        <source>How exactly the vectors of passages are kept, from float32 (most exact) to binary (smallest); auto keeps what the library has, and for another kind the index is built anew, beside the one that answers meanwhile.</source>
        <translation>Wie genau die Vektoren von Textstellen behalten werden, von float32 (am genauesten) bis binary (am kleinsten); auto behält, was die Bibliothek hat, und für eine andere Art wird der Index neu gebaut, neben dem, der so lange antwortet.</translation>
    </message>
    <message>
        <source>Keep what the text model made of recent searches, so that the same search is quicker again. What was typed is not kept with it and cannot be read from it.</source>
        <translation>Behalten, was das Textmodell aus den letzten Suchen gemacht hat, damit dieselbe Suche wieder schneller geht. Was getippt wurde, wird dabei nicht behalten und lässt sich nicht daraus lesen.</translation>
    </message>
    <message>
        <source>The picture model that finds photos by words and by other pictures; for another one all pictures are looked at again, while the present index answers.</source>
        <translation>Das Bildmodell, das Fotos zu Wörtern und zu anderen Bildern findet; für ein anderes werden alle Bilder neu angesehen, während der jetzige Index antwortet.</translation>
    </message>
    <message>
        <source>A model that gives passages weighted terms, also such as they do not hold; what it finds is added to what words and meaning find. The next indexing weighs what is there (off: none).</source>
        <translation>Ein Modell, das Textstellen gewichtete Begriffe gibt, auch solche, die nicht darin stehen; was es findet, kommt zu dem hinzu, was Wörter und Bedeutung finden. Das nächste Indizieren gewichtet, was da ist (off: keines).</translation>
    </message>
    <message>
        <source>What puts the best results in order: the text model, word by word (tokens), nothing (off), or a model made for that.</source>
        <translation>Was die besten Ergebnisse ordnet: das Textmodell, Wort für Wort (tokens), nichts (off) oder ein Modell, das dafür gemacht ist.</translation>
    </message>
    <message>
        <source>How long a reranker may take for a search; in more time it looks at more results.</source>
        <translation>Wie lange ein Modell zum Ordnen für eine Suche brauchen darf; in mehr Zeit sieht es sich mehr Ergebnisse an.</translation>
    </message>
    <message>
        <source>What runs an installed text model, where its files allow that: ONNX Runtime (onnx), torch, llama.cpp, or the first of these that can (auto); for another one the index is built anew.</source>
        <translation>Womit ein installiertes Textmodell läuft, wenn seine Dateien das erlauben: ONNX Runtime (onnx), torch, llama.cpp oder das erste davon, das es kann (auto); für etwas anderes wird der Index neu gebaut.</translation>
    </message>
    <message>
        <source>How many layers of a model the graphics card takes, where llama.cpp runs it and was built for that; 0 leaves all to the processor, 1000 gives away all.</source>
        <translation>Wie viele Schichten eines Modells die Grafikkarte übernimmt, wenn llama.cpp es ausführt und dafür gebaut ist; 0 lässt alle dem Prozessor, 1000 gibt alle ab.</translation>
    </message>
    <message>
        <source>The address of the hub, or of a mirror of it, that models are downloaded from when you ask for that.</source>
        <translation>Die Adresse des Hubs oder eines Spiegels davon, von dem Modelle heruntergeladen werden, wenn Sie darum bitten.</translation>
    </message>
    <message>
        <source>The address of a server of yours that gives texts their meaning, by the OpenAI embeddings protocol; it is used where the text model is server, and asked for by `akin models server` first.</source>
        <translation>Die Adresse eines eigenen Servers, der Texten ihre Bedeutung gibt, nach dem Embeddings-Protokoll von OpenAI; er wird benutzt, wenn das Textmodell server ist, und `akin models server` fragt vorher danach.</translation>
    </message>
    <message>
        <source>What the text model is called on that server (none: nothing yet).</source>
        <translation>Wie das Textmodell auf diesem Server heißt (none: noch nichts).</translation>
    </message>
    <message>
        <source>Without a charger, indexing in the background waits while the battery is below this; 0 never waits.</source>
        <translation>Ohne Ladegerät wartet die Indizierung im Hintergrund, solange der Akku unter diesem Wert liegt; 0 wartet nie.</translation>
    </message>
    <message>
        <source>Indexing in the background waits while other programs use more of the processor than this; 100 never waits.</source>
        <translation>Die Indizierung im Hintergrund wartet, solange andere Programme mehr vom Prozessor verwenden als dies; 100 wartet nie.</translation>
    </message>
    <message>
        <source>Indexing in the background waits while a film, a game or a presentation fills the screen or keeps it on.</source>
        <translation>Die Indizierung im Hintergrund wartet, solange ein Film, ein Spiel oder eine Präsentation den Bildschirm füllt oder ihn anhält.</translation>
    </message>
    <message>
        <source>After how long without use the models leave the memory; they are loaded again when they are needed.</source>
        <translation>Nach welcher Zeit ohne Gebrauch die Modelle den Arbeitsspeicher verlassen; sie werden wieder geladen, wenn sie gebraucht werden.</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>Prozessorkerne</translation>
    </message>
    <message>
        <source>Time for one file</source>
        <translation>Zeit für eine Datei</translation>
    </message>
    <message>
        <source>Memory for one file</source>
        <translation>Arbeitsspeicher für eine Datei</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Größte Datei</translation>
    </message>
    <message>
        <source>Length of passages</source>
        <translation>Länge der Textstellen</translation>
    </message>
    <message>
        <source>Text in pictures</source>
        <translation>Text in Bildern</translation>
    </message>
    <message>
        <source>Text model</source>
        <translation>Textmodell</translation>
    </message>
    <message>
        <source>Length of vectors</source>
        <translation>Länge der Vektoren</translation>
    </message>
    <message>
        <source>Exactness of vectors</source>
        <translation>Genauigkeit der Vektoren</translation>
    </message>
    <message>
        <source>Picture model</source>
        <translation>Bildmodell</translation>
    </message>
    <message>
        <source>Weighted terms</source>
        <translation>Gewichtete Begriffe</translation>
    </message>
    <message>
        <source>Reranking</source>
        <translation>Ordnen der besten</translation>
    </message>
    <message>
        <source>Time for reranking</source>
        <translation>Zeit für das Ordnen</translation>
    </message>
    <message>
        <source>Where models come from</source>
        <translation>Woher Modelle kommen</translation>
    </message>
    <message>
        <source>What runs the text model</source>
        <translation>Womit das Textmodell läuft</translation>
    </message>
    <message>
        <source>Layers on the graphics card</source>
        <translation>Schichten auf der Grafikkarte</translation>
    </message>
    <message>
        <source>Server for texts</source>
        <translation>Server für Texte</translation>
    </message>
    <message>
        <source>Model on that server</source>
        <translation>Modell auf diesem Server</translation>
    </message>
    <message>
        <source>On battery</source>
        <translation>Im Akkubetrieb</translation>
    </message>
    <message>
        <source>While you work</source>
        <translation>Während Sie arbeiten</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Memory of the models</source>
        <translation>Speicher der Modelle</translation>
    </message>
    <message>
        <source>Remember searches&apos; vectors</source>
        <translation>Vektoren von Suchen behalten</translation>
    </message>
    <message>
        <source>What is logged</source>
        <translation>Was protokolliert wird</translation>
    </message>
    <message>
        <source>Automatic reads scanned pages, and pictures that seem to hold text. Reading takes its time.</source>
        <translation>„Automatisch“ liest gescannte Seiten und Bilder, die Text zu enthalten scheinen. Das Lesen braucht seine Zeit.</translation>
    </message>
    <message>
        <source>What the file logs/akin.log in the data folder tells: numbers and kinds of errors, or the paths of files too. Never what files hold or what is searched for.</source>
        <translation>Was die Datei logs/akin.log im Datenordner berichtet: Zahlen und Arten von Fehlern, oder auch die Pfade der Dateien. Nie, was Dateien enthalten oder wonach gesucht wird.</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>Indizierung</translation>
    </message>
    <message>
        <source>Text recognition</source>
        <translation>Texterkennung</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>All pictures</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>With paths</source>
        <translation>Mit Pfaden</translation>
    </message>
    <message>
        <source>cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>F1 shows these keys everywhere, Ctrl+K finds every command by name.</source>
        <translation>F1 zeigt diese Tasten überall, Strg+K findet jeden Befehl über seinen Namen.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>SideBar</name>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Side bar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Show or hide the side bar</source>
        <translation>Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide the side bar (F9)</source>
        <translation>Seitenleiste ein- oder ausblenden (F9)</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Rename the saved search</source>
        <translation>Gespeicherte Suche umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln folder(s) offline</source>
        <translation>
            <numerusform>%Ln Ordner offline</numerusform>
            <numerusform>%Ln Ordner offline</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume indexing</source>
        <translation>Indizierung fortsetzen</translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation>Indizierung anhalten</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>Die Bibliothek wird geöffnet …</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Indexing is paused</source>
        <translation>Die Indizierung ist angehalten</translation>
    </message>
    <message>
        <source>Indexing is paused until %1</source>
        <translation>Die Indizierung ist bis %1 angehalten</translation>
    </message>
    <message numerus="yes">
        <source>Looking through your folders, %Ln file(s) found</source>
        <translation>
            <numerusform>Ihre Ordner werden durchgesehen, %Ln Datei gefunden</numerusform>
            <numerusform>Ihre Ordner werden durchgesehen, %Ln Dateien gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), all searchable by words and meaning</source>
        <translation>
            <numerusform>%Ln Datei, nach Wörtern und Bedeutung durchsuchbar</numerusform>
            <numerusform>%Ln Dateien, alle nach Wörtern und Bedeutung durchsuchbar</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>names ready</source>
        <translation>Namen bereit</translation>
    </message>
    <message>
        <source>names %1</source>
        <translation>Namen %1</translation>
    </message>
    <message>
        <source>words ready</source>
        <translation>Wörter bereit</translation>
    </message>
    <message>
        <source>words %1</source>
        <translation>Wörter %1</translation>
    </message>
    <message>
        <source>pictures ready</source>
        <translation>Bilder bereit</translation>
    </message>
    <message>
        <source>pictures %1</source>
        <translation>Bilder %1</translation>
    </message>
    <message>
        <source>meaning ready</source>
        <translation>Bedeutung bereit</translation>
    </message>
    <message>
        <source>meaning %1</source>
        <translation>Bedeutung %1</translation>
    </message>
</context>
<context>
    <name>StorageView</name>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>%1 on this computer</source>
        <translation>%1 auf diesem Computer</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>List of folders: some cannot be reached now</source>
        <translation>Liste der Ordner: einige sind jetzt nicht erreichbar</translation>
    </message>
    <message>
        <source>List of folders</source>
        <translation>Liste der Ordner</translation>
    </message>
    <message>
        <source>Names of files</source>
        <translation>Namen der Dateien</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Search by words</source>
        <translation>Wortsuche</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>All parts together</source>
        <translation>Alle Teile zusammen</translation>
    </message>
    <message>
        <source>%1: in order</source>
        <translation>%1: in Ordnung</translation>
    </message>
    <message>
        <source>%1: needs attention</source>
        <translation>%1: braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>%1: damaged</source>
        <translation>%1: beschädigt</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Rewrites the index so that it takes as little room as it can, and erases for good what was forgotten. Akin does this by itself now and then.</source>
        <translation>Schreibt den Index neu, sodass er möglichst wenig Platz braucht, und löscht endgültig, was vergessen wurde. Akin tut das von Zeit zu Zeit von selbst.</translation>
    </message>
    <message>
        <source>Examine the library</source>
        <translation>Bibliothek prüfen</translation>
    </message>
    <message>
        <source>Reads every part of the index once and says whether it is whole. What is damaged can be repaired.</source>
        <translation>Liest jeden Teil des Index einmal und sagt, ob er heil ist. Was beschädigt ist, lässt sich reparieren.</translation>
    </message>
    <message>
        <source>Examine</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Writes the index and the list of folders into one file. Your files themselves are not in it.</source>
        <translation>Schreibt den Index und die Liste der Ordner in eine Datei. Ihre Dateien selbst sind nicht darin.</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Puts the library of a backup in the place of this one.</source>
        <translation>Setzt die Bibliothek einer Sicherung an die Stelle dieser.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Move the library</source>
        <translation>Bibliothek verschieben</translation>
    </message>
    <message>
        <source>Moves Akin&apos;s own files to a new or empty folder, for example on a larger disk.</source>
        <translation>Verschiebt Akins eigene Dateien in einen neuen oder leeren Ordner, zum Beispiel auf einem größeren Datenträger.</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Verschieben …</translation>
    </message>
    <message>
        <source>Back up the library</source>
        <translation>Bibliothek sichern</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore %1? The index and the list of folders that are here now go. Your own files stay as they are.</source>
        <translation>%1 wiederherstellen? Der Index und die Liste der Ordner, die jetzt hier sind, verschwinden. Ihre eigenen Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>Behalten, was hier ist</translation>
    </message>
</context>
<context>
    <name>SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Slide %1</source>
        <translation>Folie %1</translation>
    </message>
    <message>
        <source>Sheet %1</source>
        <translation>Blatt %1</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Akin</source>
        <translation>Akin öffnen</translation>
    </message>
    <message>
        <source>Quick search</source>
        <translation>Schnellsuche</translation>
    </message>
    <message>
        <source>Pause indexing for an hour</source>
        <translation>Indizierung für eine Stunde anhalten</translation>
    </message>
    <message>
        <source>Resume indexing</source>
        <translation>Indizierung fortsetzen</translation>
    </message>
    <message>
        <source>Quit Akin</source>
        <translation>Akin beenden</translation>
    </message>
    <message>
        <source>Akin: %1</source>
        <translation>Akin: %1</translation>
    </message>
</context>
<context>
    <name>UnreadItemModel</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadView</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>Liste exportieren …</translation>
    </message>
    <message>
        <source>Every file has been read.</source>
        <translation>Jede Datei wurde gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more folder(s) could not be read.</source>
        <translation>
            <numerusform>%Ln weiterer Ordner ließ sich nicht lesen.</numerusform>
            <numerusform>%Ln weitere Ordner ließen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln Datei ließ sich nicht lesen.</numerusform>
            <numerusform>%Ln Dateien ließen sich nicht lesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) will be tried again.</source>
        <translation>
            <numerusform>%Ln Datei wird noch einmal versucht.</numerusform>
            <numerusform>%Ln Dateien werden noch einmal versucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were left out on purpose and are found by name.</source>
        <translation>
            <numerusform>%Ln Datei wurde absichtlich ausgelassen und wird über ihren Namen gefunden.</numerusform>
            <numerusform>%Ln Dateien wurden absichtlich ausgelassen und werden über ihren Namen gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were read in part.</source>
        <translation>
            <numerusform>%Ln Datei wurde teilweise gelesen.</numerusform>
            <numerusform>%Ln Dateien wurden teilweise gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that were not read</source>
        <translation>Dateien, die nicht gelesen wurden</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>Alle neu versuchen</translation>
    </message>
    <message>
        <source>files not read</source>
        <translation>nicht gelesene Dateien</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Sorted by: %1</source>
        <translation>Sortiert: %1</translation>
    </message>
    <message>
        <source>Sort the results</source>
        <translation>Ergebnisse sortieren</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>Beste zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Find your files by what they say and what they show</source>
        <translation>Finden Sie Ihre Dateien nach dem, was sie sagen und zeigen</translation>
    </message>
    <message>
        <source>Choose folders, and Akin reads the texts and pictures in them. Then ask in your own words, or with a picture. Nothing leaves this computer, and none of your files is changed.</source>
        <translation>Wählen Sie Ordner, und Akin liest die Texte und Bilder darin. Dann fragen Sie mit eigenen Worten oder mit einem Bild. Nichts verlässt diesen Computer, und keine Ihrer Dateien wird geändert.</translation>
    </message>
    <message>
        <source>Drop folders here</source>
        <translation>Ordner hierher ziehen</translation>
    </message>
    <message>
        <source>or choose one…</source>
        <translation>oder einen wählen …</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Found by %1</source>
        <translation>Gefunden über %1</translation>
    </message>
    <message>
        <source>Found by the filters</source>
        <translation>Gefunden über die Filter</translation>
    </message>
    <message>
        <source>exact word</source>
        <translation>genaues Wort</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>weighted terms</source>
        <translation>gewichtete Begriffe</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>word by word</source>
        <translation>Wort für Wort</translation>
    </message>
    <message>
        <source>a reranker</source>
        <translation>ein Modell zum Ordnen</translation>
    </message>
    <message>
        <source>It satisfies the filters. Without words there is nothing to rank by.</source>
        <translation>Es erfüllt die Filter. Ohne Wörter gibt es nichts, wonach sich ordnen ließe.</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Its text holds a rare word of the search just as it was typed.</source>
        <translation>Der Text enthält ein seltenes Wort der Suche genau so, wie es eingegeben wurde.</translation>
    </message>
    <message>
        <source>Its name is what was searched for.</source>
        <translation>Der Name ist das, wonach gesucht wurde.</translation>
    </message>
    <message>
        <source>Its name holds most of the words.</source>
        <translation>Der Name enthält die meisten der Wörter.</translation>
    </message>
    <message>
        <source>Its name holds a part of the words.</source>
        <translation>Der Name enthält einen Teil der Wörter.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Its text holds words of the search.</source>
        <translation>Der Text enthält Wörter der Suche.</translation>
    </message>
    <message>
        <source>A passage says much the same.</source>
        <translation>Eine Textstelle sagt fast dasselbe.</translation>
    </message>
    <message>
        <source>A passage is about the same.</source>
        <translation>Eine Textstelle handelt vom Gleichen.</translation>
    </message>
    <message>
        <source>A passage is about something near.</source>
        <translation>Eine Textstelle handelt von etwas Naheliegendem.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Weighted terms</source>
        <translation>Gewichtete Begriffe</translation>
    </message>
    <message>
        <source>A model gives its text terms of the search.</source>
        <translation>Ein Modell gibt seinem Text Begriffe der Suche.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>It shows what was searched for.</source>
        <translation>Es zeigt, wonach gesucht wurde.</translation>
    </message>
    <message>
        <source>Each word of the search has a close one in the passage.</source>
        <translation>Jedes Wort der Suche hat in der Textstelle ein nahes.</translation>
    </message>
    <message>
        <source>Some words of the search have a close one in the passage.</source>
        <translation>Einige Wörter der Suche haben in der Textstelle ein nahes.</translation>
    </message>
    <message>
        <source>Word by word</source>
        <translation>Wort für Wort</translation>
    </message>
    <message>
        <source>Reranker</source>
        <translation>Modell zum Ordnen</translation>
    </message>
    <message>
        <source>A model that was made for that has read the passage together with the search.</source>
        <translation>Ein Modell, das dafür gemacht ist, hat die Textstelle zusammen mit der Suche gelesen.</translation>
    </message>
</context>
<context>
    <name>WhyLine</name>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Why it was found</source>
        <translation>Warum es gefunden wurde</translation>
    </message>
</context>
<context>
    <name>WhyPopover</name>
    <message>
        <source>Why %1 was found</source>
        <translation>Warum %1 gefunden wurde</translation>
    </message>
    <message>
        <source>The same content is also here</source>
        <translation>Derselbe Inhalt liegt auch hier</translation>
    </message>
</context>
<context>
    <name>_FolderChoice</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>more than %1 files</source>
        <translation>mehr als %1 Dateien</translation>
    </message>
</context>
<context>
    <name>_ModelRow</name>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Understands what texts mean, so that they are found by other words than theirs.</source>
        <translation>Versteht, was Texte bedeuten, sodass sie auch mit anderen Wörtern gefunden werden als ihren eigenen.</translation>
    </message>
    <message>
        <source>Understands what photos and pictures show, so that words find them.</source>
        <translation>Versteht, was Fotos und Bilder zeigen, sodass Wörter sie finden.</translation>
    </message>
    <message>
        <source>Reads the text in photos and on scanned pages.</source>
        <translation>Liest den Text in Fotos und auf gescannten Seiten.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Not prepared yet</source>
        <translation>Noch nicht vorbereitet</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s), among them %1</source>
        <translation>
            <numerusform>%Ln Sprache, darunter %1</numerusform>
            <numerusform>%Ln Sprachen, darunter %1</numerusform>
        </translation>
    </message>
    <message>
        <source>It was trained on data that may be used for research and non-commercial purposes only. Treat the model as meant for these.</source>
        <translation>Es wurde mit Daten trainiert, die nur für Forschung und nichtkommerzielle Zwecke verwendet werden dürfen. Behandeln Sie das Modell als nur dafür bestimmt.</translation>
    </message>
    <message>
        <source>It is prepared by itself when it is first needed, in some seconds.</source>
        <translation>Es wird von selbst vorbereitet, wenn es zum ersten Mal gebraucht wird, in einigen Sekunden.</translation>
    </message>
    <message>
        <source>Its files are missing or have changed. Install Akin again; your library stays as it is.</source>
        <translation>Die Dateien fehlen oder haben sich geändert. Installieren Sie Akin neu; Ihre Bibliothek bleibt, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>_Notice</name>
    <message>
        <source>Put away</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>_Patterns</name>
    <message>
        <source>One pattern in a line, as in .gitignore: *.log leaves out those files, drafts/ those folders.</source>
        <translation>Ein Muster pro Zeile, wie in .gitignore: *.log lässt solche Dateien aus, entwürfe/ solche Ordner.</translation>
    </message>
    <message>
        <source>What to leave out</source>
        <translation>Was ausgelassen wird</translation>
    </message>
    <message>
        <source>Leave these out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
</TS>
