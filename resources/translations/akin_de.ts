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
    <name>Catalogue</name>
    <message>
        <source>English texts. Small and quick; it comes with Akin.</source>
        <translation>Englische Texte. Klein und schnell; es kommt mit Akin.</translation>
    </message>
    <message>
        <source>English texts. As small and quick as the model that comes with Akin, and finds much more.</source>
        <translation>Englische Texte. So klein und schnell wie das Modell, das mit Akin kommt, und findet viel mehr.</translation>
    </message>
    <message>
        <source>English texts.</source>
        <translation>Englische Texte.</translation>
    </message>
    <message>
        <source>English texts; needs no prompts.</source>
        <translation>Englische Texte; braucht keine vorangestellten Worte.</translation>
    </message>
    <message>
        <source>Texts in many languages, and long passages.</source>
        <translation>Texte in vielen Sprachen und lange Textstellen.</translation>
    </message>
    <message>
        <source>English texts; a larger sister of the model that comes with Akin.</source>
        <translation>Englische Texte; eine größere Schwester des Modells, das mit Akin kommt.</translation>
    </message>
    <message>
        <source>English texts, and long passages.</source>
        <translation>Englische Texte und lange Textstellen.</translation>
    </message>
    <message>
        <source>Texts in many languages, with short vectors.</source>
        <translation>Texte in vielen Sprachen, mit kurzen Vektoren.</translation>
    </message>
    <message>
        <source>English texts; shares its space with the picture model nomic-vision.</source>
        <translation>Englische Texte; teilt seinen Raum mit dem Bildmodell nomic-vision.</translation>
    </message>
    <message>
        <source>Texts in about a hundred languages.</source>
        <translation>Texte in etwa hundert Sprachen.</translation>
    </message>
    <message>
        <source>Texts in many languages.</source>
        <translation>Texte in vielen Sprachen.</translation>
    </message>
    <message>
        <source>Texts in many languages, and long passages; follows an instruction.</source>
        <translation>Texte in vielen Sprachen und lange Textstellen; folgt einer Anweisung.</translation>
    </message>
    <message>
        <source>Texts in many languages; follows an instruction.</source>
        <translation>Texte in vielen Sprachen; folgt einer Anweisung.</translation>
    </message>
    <message>
        <source>English texts; follows an instruction.</source>
        <translation>Englische Texte; folgt einer Anweisung.</translation>
    </message>
    <message>
        <source>Texts in about a hundred languages; follows an instruction.</source>
        <translation>Texte in etwa hundert Sprachen; folgt einer Anweisung.</translation>
    </message>
    <message>
        <source>Texts and pictures of pages in many languages.</source>
        <translation>Texte und Bilder von Seiten in vielen Sprachen.</translation>
    </message>
    <message>
        <source>Medical texts in English, with one network for queries and one for texts.</source>
        <translation>Medizinische Texte auf Englisch, mit einem Netz für Fragen und einem für Texte.</translation>
    </message>
    <message>
        <source>Medical texts in English.</source>
        <translation>Medizinische Texte auf Englisch.</translation>
    </message>
    <message>
        <source>Source code, and English texts about it.</source>
        <translation>Quelltext von Programmen und englische Texte darüber.</translation>
    </message>
    <message>
        <source>Source code.</source>
        <translation>Quelltext von Programmen.</translation>
    </message>
    <message>
        <source>Legal texts in English.</source>
        <translation>Juristische Texte auf Englisch.</translation>
    </message>
    <message>
        <source>Financial texts in English.</source>
        <translation>Finanztexte auf Englisch.</translation>
    </message>
    <message>
        <source>English texts as weighted words; queries need no network.</source>
        <translation>Englische Texte als gewichtete Begriffe; Fragen brauchen kein Netz.</translation>
    </message>
    <message>
        <source>English texts as weighted words.</source>
        <translation>Englische Texte als gewichtete Begriffe.</translation>
    </message>
    <message>
        <source>Puts the best English passages in order, token by token.</source>
        <translation>Ordnet die besten englischen Textstellen, Token für Token.</translation>
    </message>
    <message>
        <source>Puts the best passages in order, token by token, in many languages.</source>
        <translation>Ordnet die besten Textstellen in vielen Sprachen, Token für Token.</translation>
    </message>
    <message>
        <source>Finds pages by how they look, with their charts and tables.</source>
        <translation>Findet Seiten danach, wie sie aussehen, mit ihren Diagrammen und Tabellen.</translation>
    </message>
    <message>
        <source>Puts the best English passages in order.</source>
        <translation>Ordnet die besten englischen Textstellen.</translation>
    </message>
    <message>
        <source>Puts the best passages in order, in many languages.</source>
        <translation>Ordnet die besten Textstellen in vielen Sprachen.</translation>
    </message>
    <message>
        <source>Photos and pictures, by English words. Small and quick; it comes with Akin.</source>
        <translation>Fotos und Bilder, mit englischen Wörtern. Klein und schnell; es kommt mit Akin.</translation>
    </message>
    <message>
        <source>Photos and pictures, by English words.</source>
        <translation>Fotos und Bilder, mit englischen Wörtern.</translation>
    </message>
    <message>
        <source>Photos and pictures, by words in many languages.</source>
        <translation>Fotos und Bilder, mit Wörtern in vielen Sprachen.</translation>
    </message>
    <message>
        <source>Photos and pictures, in the space of the text model nomic.</source>
        <translation>Fotos und Bilder, im Raum des Textmodells nomic.</translation>
    </message>
    <message>
        <source>Photos and pictures; a picture and words together are one query.</source>
        <translation>Fotos und Bilder; ein Bild und Wörter sind zusammen eine Frage.</translation>
    </message>
    <message>
        <source>Reads the text in photos and on scanned pages.</source>
        <translation>Liest den Text auf Fotos und gescannten Seiten.</translation>
    </message>
    <message>
        <source>You may use it for any purpose, commercial ones too. Who passes the model on must pass on its licence and notices and say what was changed.</source>
        <translation>Sie dürfen es zu jedem Zweck nutzen, auch gewerblich. Wer das Modell weitergibt, muss seine Lizenz und Hinweise mitgeben und sagen, was geändert wurde.</translation>
    </message>
    <message>
        <source>You may use it for any purpose, commercial ones too. Who passes the model on must keep its copyright notice and licence with it.</source>
        <translation>Sie dürfen es zu jedem Zweck nutzen, auch gewerblich. Wer das Modell weitergibt, muss den Hinweis auf das Urheberrecht und die Lizenz dabei lassen.</translation>
    </message>
    <message>
        <source>Its authors, a US government body, claim no copyright in the United States and ask to be credited. It may be used for any purpose; their card names the limits of what they promise.</source>
        <translation>Die Urheber, eine Behörde der USA, beanspruchen dort kein Urheberrecht und bitten darum, genannt zu werden. Es darf zu jedem Zweck genutzt werden; auf ihrer Seite steht, was sie nicht zusichern.</translation>
    </message>
    <message>
        <source>You may use it for any purpose, commercial ones too. Who passes it or a changed version on must name its authors, say what was changed, and give it under the same licence.</source>
        <translation>Sie dürfen es zu jedem Zweck nutzen, auch gewerblich. Wer es oder eine geänderte Fassung weitergibt, muss die Urheber nennen, sagen, was geändert wurde, und es unter derselben Lizenz weitergeben.</translation>
    </message>
    <message>
        <source>Not for commercial use: for purposes that are not primarily meant for commercial gain only. Who passes it on must name its authors and say what was changed. For other uses, ask its authors for a licence.</source>
        <translation>Nicht gewerblich nutzbar: nur zu Zwecken, die nicht vor allem auf geschäftlichen Gewinn zielen. Wer es weitergibt, muss die Urheber nennen und sagen, was geändert wurde. Für andere Zwecke bitten Sie die Urheber um eine Lizenz.</translation>
    </message>
    <message>
        <source>Not for commercial use: for purposes that are not primarily meant for commercial gain only. Who passes it or a changed version on must name its authors, say what was changed, and give it under the same licence.</source>
        <translation>Nicht gewerblich nutzbar: nur zu Zwecken, die nicht vor allem auf geschäftlichen Gewinn zielen. Wer es oder eine geänderte Fassung weitergibt, muss die Urheber nennen, sagen, was geändert wurde, und es unter derselben Lizenz weitergeben.</translation>
    </message>
    <message>
        <source>Not an open-source licence. You may use it, commercially too, if you keep to Google&apos;s terms and its list of prohibited uses (ai.google.dev/gemma/terms). Who passes it on must pass these terms on. Read and accept them before you install it.</source>
        <translation>Keine Open-Source-Lizenz. Sie dürfen es nutzen, auch gewerblich, wenn Sie sich an Googles Bedingungen und die Liste verbotener Zwecke halten (ai.google.dev/gemma/terms). Wer es weitergibt, muss diese Bedingungen mitgeben. Lesen Sie sie und stimmen Sie ihnen zu, bevor Sie es installieren.</translation>
    </message>
    <message>
        <source>Not for commercial use: for research and evaluation only. For commercial use its makers must be asked for a licence.</source>
        <translation>Nicht gewerblich nutzbar: nur für Forschung und Erprobung. Für gewerbliche Zwecke müssen die Hersteller um eine Lizenz gebeten werden.</translation>
    </message>
    <message>
        <source>For research only: no commercial use, and no use in a product. Read Apple&apos;s terms on the model&apos;s card.</source>
        <translation>Nur für die Forschung: keine gewerbliche Nutzung und keine in einem Produkt. Lesen Sie Apples Bedingungen auf der Seite des Modells.</translation>
    </message>
    <message>
        <source>Made by Akin from a network under Apache-2.0, and trained on photos, some of which are provided for research and non-commercial use only. Treat it as meant for these purposes. resources/models/pocket-picture.md tells all of it.</source>
        <translation>Von Akin aus einem Netz unter Apache-2.0 gemacht und mit Fotos trainiert, von denen einige nur für Forschung und nicht gewerbliche Zwecke bereitgestellt sind. Behandeln Sie es als nur dafür gedacht. In resources/models/pocket-picture.md steht alles darüber.</translation>
    </message>
    <message>
        <source>Its authors state no licence that Akin knows of. Without one nobody has a right to use it beyond what the law allows by itself: read its card, and ask its authors.</source>
        <translation>Die Urheber nennen keine Lizenz, von der Akin weiß. Ohne eine darf es niemand über das hinaus nutzen, was das Gesetz von sich aus erlaubt: Lesen Sie seine Seite, und fragen Sie die Urheber.</translation>
    </message>
    <message>
        <source>public domain (US government work)</source>
        <translation>gemeinfrei (Werk einer US-Behörde)</translation>
    </message>
    <message>
        <source>Gemma Terms of Use</source>
        <translation>Nutzungsbedingungen von Gemma</translation>
    </message>
    <message>
        <source>Qwen Research License</source>
        <translation>Forschungslizenz von Qwen</translation>
    </message>
    <message>
        <source>Apple research terms</source>
        <translation>Forschungsbedingungen von Apple</translation>
    </message>
    <message>
        <source>see its card</source>
        <translation>siehe seine Seite</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Gives learned word weights (sparse) beside its vectors.</source>
        <translation>Gibt neben seinen Vektoren auch gelernte Gewichte von Begriffen.</translation>
    </message>
    <message>
        <source>Gives vectors, learned word weights (sparse) and a vector for each token in one pass.</source>
        <translation>Gibt in einem Durchgang Vektoren, gelernte Gewichte von Begriffen und einen Vektor für jedes Token.</translation>
    </message>
    <message>
        <source>Has an adapter for each task.</source>
        <translation>Hat einen Adapter für jede Aufgabe.</translation>
    </message>
    <message>
        <source>Check its card for its terms before use.</source>
        <translation>Lesen Sie vor der Nutzung die Bedingungen auf seiner Seite.</translation>
    </message>
    <message>
        <source>Gives one vector for a text or picture, or a vector for each token.</source>
        <translation>Gibt einen Vektor für einen Text oder ein Bild, oder einen für jedes Token.</translation>
    </message>
    <message>
        <source>Queries are cut at 64 tokens, texts at 512.</source>
        <translation>Fragen werden nach 64 Token abgeschnitten, Texte nach 512.</translation>
    </message>
    <message>
        <source>What was trained on top of PaliGemma is under MIT; the network below is under Google&apos;s terms, which so apply to the whole.</source>
        <translation>Was über PaliGemma trainiert wurde, steht unter MIT; das Netz darunter steht unter Googles Bedingungen, die damit für das Ganze gelten.</translation>
    </message>
    <message>
        <source>What was trained on top of Qwen2-VL (Apache-2.0) is under MIT.</source>
        <translation>Was über Qwen2-VL (Apache-2.0) trainiert wurde, steht unter MIT.</translation>
    </message>
    <message>
        <source>What was trained on top of SmolVLM (Apache-2.0) is under MIT.</source>
        <translation>Was über SmolVLM (Apache-2.0) trainiert wurde, steht unter MIT.</translation>
    </message>
    <message>
        <source>The exact name of its repository is to be confirmed when it can be installed.</source>
        <translation>Der genaue Name seiner Ablage ist noch zu bestätigen, wenn es installiert werden kann.</translation>
    </message>
    <message>
        <source>Its card says Apache-2.0; it was made from Gemma, so that Google&apos;s terms apply too.</source>
        <translation>Auf seiner Seite steht Apache-2.0; es wurde aus Gemma gemacht, sodass auch Googles Bedingungen gelten.</translation>
    </message>
    <message>
        <source>Takes about 3 GB of memory.</source>
        <translation>Braucht etwa 3 GB Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Not recommended, because of its terms.</source>
        <translation>Wegen seiner Bedingungen nicht empfohlen.</translation>
    </message>
    <message>
        <source>It has an adapter for each task, which Akin cannot choose.</source>
        <translation>Es hat einen Adapter für jede Aufgabe, und Akin kann keinen wählen.</translation>
    </message>
    <message>
        <source>Its network brings code of its own, which Akin does not run.</source>
        <translation>Sein Netz bringt eigenen Programmcode mit, den Akin nicht ausführt.</translation>
    </message>
    <message>
        <source>It leaves its instruction out of the mean, which Akin cannot do.</source>
        <translation>Es lässt seine Anweisung beim Mitteln aus, was Akin nicht kann.</translation>
    </message>
    <message>
        <source>Its network differs from the others of its family, and was not compared with what Akin makes of it.</source>
        <translation>Sein Netz unterscheidet sich von den anderen seiner Familie und wurde nicht mit dem verglichen, was Akin daraus macht.</translation>
    </message>
    <message>
        <source>It gives a vector for each patch of a page, and Akin keeps none such.</source>
        <translation>Es gibt einen Vektor für jeden Ausschnitt einer Seite, und Akin behält keine solchen.</translation>
    </message>
    <message>
        <source>Its two networks were not compared with what Akin would make of them.</source>
        <translation>Seine zwei Netze wurden nicht mit dem verglichen, was Akin daraus machen würde.</translation>
    </message>
    <message>
        <source>BEIR-14 nDCG@10</source>
        <translation>BEIR-14 nDCG@10</translation>
    </message>
    <message>
        <source>SciFact nDCG@10</source>
        <translation>SciFact nDCG@10</translation>
    </message>
    <message>
        <source>nDCG@10 over six retrievers</source>
        <translation>nDCG@10 über sechs Suchverfahren</translation>
    </message>
    <message>
        <source>Flickr8k (1,000 photos) R@1</source>
        <translation>Flickr8k (1.000 Fotos) R@1</translation>
    </message>
    <message>
        <source>Flickr30k R@1</source>
        <translation>Flickr30k R@1</translation>
    </message>
    <message>
        <source>COCO R@1</source>
        <translation>COCO R@1</translation>
    </message>
    <message>
        <source>published tables</source>
        <translation>veröffentlichte Tabellen</translation>
    </message>
    <message>
        <source>measured by Akin: resources/models/pocket-picture.md</source>
        <translation>von Akin gemessen: resources/models/pocket-picture.md</translation>
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
    <name>DeedCard</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>It is this model…</source>
        <translation>Es ist dieses Modell…</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Numbers kept of each vector; fewer make a smaller index that finds a little less:</source>
        <translation>Zahlen, die von jedem Vektor behalten werden; weniger machen einen kleineren Index, der etwas weniger findet:</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Install again…</source>
        <translation>Noch einmal installieren…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Asking what there is of %1…</source>
        <translation>Es wird gefragt, was es von %1 gibt…</translation>
    </message>
    <message>
        <source>Download %1?</source>
        <translation>%1 herunterladen?</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>%1 wird heruntergeladen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>The download was stopped</source>
        <translation>Das Herunterladen wurde angehalten</translation>
    </message>
    <message>
        <source>%1 was not installed</source>
        <translation>%1 wurde nicht installiert</translation>
    </message>
    <message>
        <source>%1 is installed, and every file of it is verified</source>
        <translation>%1 ist installiert, und jede seiner Dateien ist geprüft</translation>
    </message>
    <message>
        <source>Looking at what that is…</source>
        <translation>Es wird nachgesehen, was das ist…</translation>
    </message>
    <message>
        <source>Import %1?</source>
        <translation>%1 importieren?</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
    <message>
        <source>The import was stopped</source>
        <translation>Das Importieren wurde angehalten</translation>
    </message>
    <message>
        <source>This was not imported</source>
        <translation>Das wurde nicht importiert</translation>
    </message>
    <message>
        <source>%1 is imported</source>
        <translation>%1 ist importiert</translation>
    </message>
    <message>
        <source>Finding out what that takes…</source>
        <translation>Es wird ermittelt, was das braucht…</translation>
    </message>
    <message>
        <source>Use %1?</source>
        <translation>%1 verwenden?</translation>
    </message>
    <message>
        <source>Asking for %1…</source>
        <translation>%1 wird verlangt…</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>%1 is what the settings ask for now</source>
        <translation>Die Einstellungen verlangen jetzt %1</translation>
    </message>
    <message>
        <source>Finding out what that frees…</source>
        <translation>Es wird ermittelt, was dadurch frei wird…</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Removing %1…</source>
        <translation>%1 wird entfernt…</translation>
    </message>
    <message>
        <source>%1 was not removed</source>
        <translation>%1 wurde nicht entfernt</translation>
    </message>
    <message>
        <source>%1 is removed</source>
        <translation>%1 ist entfernt</translation>
    </message>
    <message>
        <source>Reading all files of %1…</source>
        <translation>Alle Dateien von %1 werden gelesen…</translation>
    </message>
    <message>
        <source>%1 is damaged</source>
        <translation>%1 ist beschädigt</translation>
    </message>
    <message>
        <source>Every file of %1 is what it should be</source>
        <translation>Jede Datei von %1 ist, was sie sein soll</translation>
    </message>
    <message>
        <source>Measuring how fast %1 is here…</source>
        <translation>Es wird gemessen, wie schnell %1 hier ist…</translation>
    </message>
    <message>
        <source>%1 could not be measured</source>
        <translation>%1 konnte nicht gemessen werden</translation>
    </message>
    <message>
        <source>%1 is measured</source>
        <translation>%1 ist gemessen</translation>
    </message>
    <message>
        <source>Only its list of files is asked for, no file.</source>
        <translation>Es wird nur nach der Liste seiner Dateien gefragt, nach keiner Datei.</translation>
    </message>
    <message>
        <source>What has come is kept: it goes on from there.</source>
        <translation>Was schon da ist, bleibt: Dort geht es weiter.</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>%1 herunterladen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Build its index</source>
        <translation>Seinen Index aufbauen</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 in der Sekunde</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>From %1, commit %2</source>
        <translation>Von %1, Stand %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %Ln file(s)</source>
        <translation>
            <numerusform>%1 in %Ln Datei</numerusform>
            <numerusform>%1 in %Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of that are here already</source>
        <translation>%1 davon sind schon da</translation>
    </message>
    <message>
        <source>%1 are free</source>
        <translation>%1 sind frei</translation>
    </message>
    <message>
        <source>%1 holds this model, %2.</source>
        <translation>%1 enthält dieses Modell, %2.</translation>
    </message>
    <message>
        <source>These files come without checksums: whether they are the authors&apos; cannot be told.</source>
        <translation>Diese Dateien kommen ohne Prüfsummen: Ob es die der Urheber sind, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Into %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>It takes the place of the version that is installed (%1), once all of it is here. An index that was made with that one is then built anew; until that is done, words and names are found.</source>
        <translation>Es ersetzt die installierte Fassung (%1), sobald alles da ist. Ein Index, der mit jener gemacht ist, wird dann neu aufgebaut; bis das getan ist, werden Wörter und Namen gefunden.</translation>
    </message>
    <message>
        <source>The disk has not enough room for that: free some first.</source>
        <translation>Auf dem Datenträger ist dafür nicht genug Platz: Schaffen Sie zuerst welchen.</translation>
    </message>
    <message>
        <source>It was never trained for searching, and finds less than a general model that was.</source>
        <translation>Es wurde nie für die Suche trainiert und findet weniger als ein allgemeines Modell, das es wurde.</translation>
    </message>
    <message>
        <source>From the next search on it puts the best results in order. The index stays as it is. A search may take up to %1 longer, as the settings allow.</source>
        <translation>Ab der nächsten Suche ordnet es die besten Ergebnisse. Der Index bleibt, wie er ist. Eine Suche darf dadurch bis zu %1 länger dauern, wie es die Einstellungen erlauben.</translation>
    </message>
    <message>
        <source>The next indexing has it weigh the terms of all passages. Until that is done, searching goes on as it does now; what it finds then is added to what is found by words and meaning.</source>
        <translation>Beim nächsten Indizieren gewichtet es die Begriffe aller Textstellen. Bis das getan ist, geht die Suche weiter wie jetzt; was es dann findet, kommt zu dem hinzu, was über Wörter und Bedeutung gefunden wird.</translation>
    </message>
    <message>
        <source>Nothing has to be built for that.</source>
        <translation>Dafür muss nichts aufgebaut werden.</translation>
    </message>
    <message>
        <source>An index is built for it beside the present one; all files are read again.</source>
        <translation>Dafür wird neben dem jetzigen ein Index aufgebaut; alle Dateien werden noch einmal gelesen.</translation>
    </message>
    <message>
        <source>An index is built for it beside the present one. Files are not read again; their passages are.</source>
        <translation>Dafür wird neben dem jetzigen ein Index aufgebaut. Dateien werden nicht noch einmal gelesen, aber ihre Textstellen.</translation>
    </message>
    <message>
        <source>An index is built for it beside the present one. Only pictures are looked at again.</source>
        <translation>Dafür wird neben dem jetzigen ein Index aufgebaut. Nur Bilder werden noch einmal angesehen.</translation>
    </message>
    <message>
        <source>An index is built for it beside the present one. Files are not read again; their passages and pictures are.</source>
        <translation>Dafür wird neben dem jetzigen ein Index aufgebaut. Dateien werden nicht noch einmal gelesen, aber ihre Textstellen und Bilder.</translation>
    </message>
    <message>
        <source>An index is made for it from the present one; nothing is read again.</source>
        <translation>Dafür wird aus dem jetzigen ein Index gemacht; nichts wird noch einmal gelesen.</translation>
    </message>
    <message>
        <source>That takes up to %1 of the disk (%2 are free)</source>
        <translation>Das braucht bis zu %1 auf dem Datenträger (%2 sind frei)</translation>
    </message>
    <message>
        <source>and about %1</source>
        <translation>und etwa %1</translation>
    </message>
    <message>
        <source>Until it is complete the present index answers, and goes on taking in what changes in your files. You can go back at any time.</source>
        <translation>Bis er vollständig ist, antwortet der jetzige Index und nimmt weiter auf, was sich in Ihren Dateien ändert. Sie können jederzeit zurück.</translation>
    </message>
    <message>
        <source>A part of it is there already; it goes on from there.</source>
        <translation>Ein Teil davon ist schon da; dort geht es weiter.</translation>
    </message>
    <message>
        <source>%1 become free.</source>
        <translation>%1 werden frei.</translation>
    </message>
    <message>
        <source>Your library stays as it is. Other libraries on this computer that use the model lose it too; it can be installed again.</source>
        <translation>Ihre Bibliothek bleibt, wie sie ist. Andere Bibliotheken auf diesem Rechner, die das Modell verwenden, verlieren es auch; es lässt sich wieder installieren.</translation>
    </message>
    <message>
        <source>It was here already, at the newest commit (%1), and is intact.</source>
        <translation>Es war schon da, auf dem neuesten Stand (%1), und ist unversehrt.</translation>
    </message>
    <message>
        <source>Nothing has changed for your library: use it when you like.</source>
        <translation>Für Ihre Bibliothek hat sich nichts geändert: Verwenden Sie es, wann Sie wollen.</translation>
    </message>
    <message>
        <source>Its index is being built. Above the list you see how far it is.</source>
        <translation>Sein Index wird aufgebaut. Über der Liste sehen Sie, wie weit er ist.</translation>
    </message>
    <message>
        <source>The next indexing begins with it.</source>
        <translation>Das nächste Indizieren beginnt damit.</translation>
    </message>
    <message>
        <source>It is used from the next search on.</source>
        <translation>Es wird ab der nächsten Suche verwendet.</translation>
    </message>
    <message>
        <source>How fast it is stands with all that is known of it.</source>
        <translation>Wie schnell es ist, steht bei allem, was man von ihm weiß.</translation>
    </message>
    <message>
        <source>%1 are free again.</source>
        <translation>%1 sind wieder frei.</translation>
    </message>
    <message>
        <source>This command installs what is missing: %1</source>
        <translation>Dieser Befehl installiert, was fehlt: %1</translation>
    </message>
    <message>
        <source>Free some space, then try again; what has come is kept.</source>
        <translation>Schaffen Sie Platz, und versuchen Sie es dann noch einmal; was schon da ist, bleibt.</translation>
    </message>
    <message>
        <source>Look in the settings where models come from, and try again.</source>
        <translation>Sehen Sie in den Einstellungen nach, woher Modelle kommen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Read and accept them on %1, download the files there, and drop their folder on this page.</source>
        <translation>Lesen Sie sie auf %1 und stimmen Sie ihnen zu, laden Sie die Dateien dort herunter, und legen Sie ihren Ordner auf dieser Seite ab.</translation>
    </message>
    <message>
        <source>What Akin does not know it cannot use rightly. If these are the files of a model of the list, say which:</source>
        <translation>Was Akin nicht kennt, kann es nicht richtig verwenden. Wenn das die Dateien eines Modells der Liste sind, sagen Sie, welches:</translation>
    </message>
    <message>
        <source>Check the connection to the network, then try again; what has come is kept. Where there is no network, bring the model as a folder or a bundle from another computer.</source>
        <translation>Prüfen Sie die Verbindung zum Netz, und versuchen Sie es dann noch einmal; was schon da ist, bleibt. Wo kein Netz ist, bringen Sie das Modell als Ordner oder Bündel von einem anderen Rechner.</translation>
    </message>
    <message>
        <source>Choose the folder of a model as its hub lays it out, a bundle that Akin has exported, or a GGUF file.</source>
        <translation>Wählen Sie den Ordner eines Modells, wie der Hub ihn anlegt, ein Bündel, das Akin exportiert hat, oder eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>Your library goes on with what it has. Choose another model, or try again.</source>
        <translation>Ihre Bibliothek macht mit dem weiter, was sie hat. Wählen Sie ein anderes Modell, oder versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Use another model first, and wait until its index answers.</source>
        <translation>Verwenden Sie zuerst ein anderes Modell, und warten Sie, bis dessen Index antwortet.</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>Schließen Sie andere Programme, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Install it again; what is intact of it is not downloaded a second time.</source>
        <translation>Installieren Sie es noch einmal; was davon unversehrt ist, wird nicht ein zweites Mal heruntergeladen.</translation>
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
    <name>DetailsPane</name>
    <message>
        <source>Back to the list</source>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Recommended for this machine (%1): it suits it, and reads your language.</source>
        <translation>Für diesen Rechner empfohlen (%1): Es passt zu ihm und liest Ihre Sprache.</translation>
    </message>
    <message>
        <source>It finds more than the model that comes with Akin: %1 instead of %2 % (%3).</source>
        <translation>Es findet mehr als das Modell, das mit Akin kommt: %1 statt %2 % (%3).</translation>
    </message>
    <message>
        <source>It was never trained for searching, and finds less than a general model that was.</source>
        <translation>Es wurde nie für die Suche trainiert und findet weniger als ein allgemeines Modell, das es wurde.</translation>
    </message>
    <message>
        <source>It runs on what is not installed here (%1). This command installs it: %2</source>
        <translation>Es läuft mit etwas, das hier nicht installiert ist (%1). Dieser Befehl installiert es: %2</translation>
    </message>
    <message>
        <source>Its files are missing or have changed. Install Akin again; your library stays as it is.</source>
        <translation>Seine Dateien fehlen oder haben sich geändert. Installieren Sie Akin noch einmal; Ihre Bibliothek bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Its files are missing or have changed. Install it again: what is intact is not downloaded.</source>
        <translation>Seine Dateien fehlen oder haben sich geändert. Installieren Sie es noch einmal: Was unversehrt ist, wird nicht heruntergeladen.</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Installieren…</translation>
    </message>
    <message>
        <source>Install again…</source>
        <translation>Noch einmal installieren…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Check its files</source>
        <translation>Dateien prüfen</translation>
    </message>
    <message>
        <source>Look for a newer version…</source>
        <translation>Nach neuerer Fassung sehen…</translation>
    </message>
    <message>
        <source>Measure its speed</source>
        <translation>Tempo messen</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Use for %1…</source>
        <translation>Verwenden für %1…</translation>
    </message>
    <message>
        <source>Use it…</source>
        <translation>Verwenden…</translation>
    </message>
    <message>
        <source>Stop using it for %1</source>
        <translation>Nicht mehr verwenden für %1</translation>
    </message>
    <message>
        <source>Another length of vectors…</source>
        <translation>Andere Länge der Vektoren…</translation>
    </message>
    <message>
        <source>Where it is published is not settled in this version of Akin.</source>
        <translation>Wo es veröffentlicht ist, steht in dieser Fassung von Akin noch nicht fest.</translation>
    </message>
    <message>
        <source>Another model is being installed: wait until it is done, or stop it.</source>
        <translation>Ein anderes Modell wird gerade installiert: Warten Sie, bis das getan ist, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>%1 is asked for its list of files then, and nothing else is sent. You see how much it is before anything is downloaded.</source>
        <translation>%1 wird dann nach der Liste der Dateien gefragt, und sonst wird nichts gesendet. Sie sehen, wie viel es ist, bevor etwas heruntergeladen wird.</translation>
    </message>
    <message>
        <source>It comes with Akin and stays.</source>
        <translation>Es kommt mit Akin und bleibt.</translation>
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
        <source>%1 does not answer; what is known of it stays.</source>
        <translation>%1 antwortet nicht; was davon bekannt ist, bleibt.</translation>
    </message>
    <message>
        <source>%1 is not on the drive it was on; what is known of it stays, and what is there now is left out. To have that instead: %2</source>
        <translation>%1 liegt nicht auf dem Laufwerk, auf dem es lag; was davon bekannt ist, bleibt, und was jetzt dort liegt, wird ausgelassen. Wenn Sie stattdessen dies haben möchten: %2</translation>
    </message>
    <message>
        <source>Check its drive, or its network.</source>
        <translation>Prüfen Sie das Laufwerk oder das Netzwerk.</translation>
    </message>
    <message>
        <source>Or connect the drive again.</source>
        <translation>Oder schließen Sie das Laufwerk wieder an.</translation>
    </message>
    <message>
        <source>Files may be missing: %1</source>
        <translation>Es können Dateien fehlen: %1</translation>
    </message>
    <message>
        <source>The library in %1 has just been moved, replaced or made afresh.</source>
        <translation>Die Bibliothek in %1 wurde gerade verschoben, ersetzt oder neu angelegt.</translation>
    </message>
    <message>
        <source>Run `akin doctor --repair`, then `akin index`: your files are then read again. They are not touched.</source>
        <translation>Rufen Sie `akin doctor --repair` und dann `akin index` auf: Ihre Dateien werden dann neu gelesen. Sie selbst bleiben unberührt.</translation>
    </message>
    <message>
        <source>The index is not where it was: nothing is left of %1 in %2.</source>
        <translation>Der Index ist nicht mehr, wo er war: Von %1 ist in %2 nichts übrig.</translation>
    </message>
    <message>
        <source>Choose a folder on a disk of this machine with --data-dir; the files to be searched may be anywhere.</source>
        <translation>Wählen Sie mit --data-dir einen Ordner auf einem Datenträger dieses Rechners; die Dateien, die durchsucht werden, dürfen überall liegen.</translation>
    </message>
    <message>
        <source>The file system of %1 cannot hold a library: it has no locks, no links or no shared memory (%2).</source>
        <translation>Das Dateisystem von %1 kann keine Bibliothek aufnehmen: Ihm fehlen Sperren, Verknüpfungen oder gemeinsamer Speicher (%2).</translation>
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
    <message>
        <source>%1 came otherwise than %2 states it: its checksum differs.</source>
        <translation>%1 kam anders an, als %2 es angibt: Die Prüfsumme ist eine andere.</translation>
    </message>
    <message>
        <source>%1 ended %2 too early.</source>
        <translation>%1 hat %2 zu früh beendet.</translation>
    </message>
    <message>
        <source>%1 cannot go on with %2.</source>
        <translation>%1 kann mit %2 nicht weitermachen.</translation>
    </message>
    <message>
        <source>%1 sends more of %2 than it said.</source>
        <translation>%1 sendet mehr von %2 als angekündigt.</translation>
    </message>
    <message>
        <source>%1 gives another commit of %2 than the one that Akin knows.</source>
        <translation>%1 gibt einen anderen Stand von %2 heraus als den, den Akin kennt.</translation>
    </message>
    <message>
        <source>The connection to %1 broke: %2.</source>
        <translation>Die Verbindung zu %1 brach ab: %2.</translation>
    </message>
    <message>
        <source>%1 gives %2 only to those who have accepted its authors&apos; terms.</source>
        <translation>%1 gibt %2 nur denen, die den Bedingungen der Urheber zugestimmt haben.</translation>
    </message>
    <message>
        <source>%1 refused %2 (status %3).</source>
        <translation>%1 hat %2 verweigert (Status %3).</translation>
    </message>
    <message>
        <source>%1 is asked for too much at the moment (status %2).</source>
        <translation>%1 wird im Augenblick zu viel gefragt (Status %2).</translation>
    </message>
    <message>
        <source>%1 does not work at the moment (status %2).</source>
        <translation>%1 arbeitet im Augenblick nicht (Status %2).</translation>
    </message>
    <message>
        <source>The environment forbids to reach model hubs (HF_HUB_OFFLINE).</source>
        <translation>Die Umgebung verbietet es, Hubs von Modellen zu erreichen (HF_HUB_OFFLINE).</translation>
    </message>
    <message>
        <source>%1 is no address of a model hub: %2.</source>
        <translation>%1 ist keine Adresse eines Hubs von Modellen: %2.</translation>
    </message>
    <message>
        <source>The proxy did not let Akin through to %1: %2.</source>
        <translation>Der Proxy hat Akin nicht zu %1 durchgelassen: %2.</translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password.</source>
        <translation>Der Proxy verlangt einen Namen und ein Passwort.</translation>
    </message>
    <message>
        <source>%1 sends Akin in circles.</source>
        <translation>%1 schickt Akin im Kreis.</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2.</source>
        <translation>%1 ist nicht zu erreichen: %2.</translation>
    </message>
    <message>
        <source>%1 has closed %2.</source>
        <translation>%1 hat %2 geschlossen.</translation>
    </message>
    <message>
        <source>%1 on %2 has no such revision any more.</source>
        <translation>%1 auf %2 hat diesen Stand nicht mehr.</translation>
    </message>
    <message>
        <source>%1 has no %2 for everybody (status %3): moved, closed, or not on this mirror.</source>
        <translation>%1 hat %2 nicht für jeden (Status %3): umgezogen, geschlossen oder nicht auf diesem Spiegel.</translation>
    </message>
    <message>
        <source>What %1 answers about %2 is not what a model hub answers.</source>
        <translation>Was %1 über %2 antwortet, ist nicht das, was ein Hub von Modellen antwortet.</translation>
    </message>
    <message>
        <source>%1 has another version of %2 since you were asked.</source>
        <translation>%1 hat eine andere Fassung von %2, seit Sie gefragt wurden.</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Try again: what has been fetched is kept.</source>
        <translation>Versuchen Sie es noch einmal: Was schon da ist, bleibt.</translation>
    </message>
    <message>
        <source>Try again later: what has been fetched is kept.</source>
        <translation>Versuchen Sie es später noch einmal: Was schon da ist, bleibt.</translation>
    </message>
    <message>
        <source>Try again: it begins anew.</source>
        <translation>Versuchen Sie es noch einmal: Es beginnt von vorn.</translation>
    </message>
    <message>
        <source>It asks for a pause of %1 minutes: what has been fetched is kept.</source>
        <translation>Es verlangt eine Pause von %1 Minuten: Was schon da ist, bleibt.</translation>
    </message>
    <message>
        <source>Look at %1.</source>
        <translation>Sehen Sie auf %1 nach.</translation>
    </message>
    <message>
        <source>Look at it once more.</source>
        <translation>Sehen Sie es sich noch einmal an.</translation>
    </message>
    <message>
        <source>Unset HF_HUB_OFFLINE, then try again.</source>
        <translation>Nehmen Sie HF_HUB_OFFLINE aus der Umgebung, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Update Akin: the catalogue names the revision.</source>
        <translation>Erneuern Sie Akin: Der Katalog nennt den Stand.</translation>
    </message>
    <message>
        <source>%1 cannot be installed: it comes without %2.</source>
        <translation>%1 lässt sich nicht installieren: Es kommt ohne %2.</translation>
    </message>
    <message>
        <source>%1 cannot be installed: its files cannot be named as the hub names them (%2).</source>
        <translation>%1 lässt sich nicht installieren: Seine Dateien können nicht so heißen, wie der Hub sie nennt (%2).</translation>
    </message>
    <message>
        <source>%1 cannot be installed: %2</source>
        <translation>%1 lässt sich nicht installieren: %2</translation>
    </message>
    <message>
        <source>%1 comes with Akin.</source>
        <translation>%1 kommt mit Akin.</translation>
    </message>
    <message>
        <source>There is nothing to install.</source>
        <translation>Es gibt nichts zu installieren.</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>Where %1 is published is not settled in this version of Akin.</source>
        <translation>Wo %1 veröffentlicht ist, steht in dieser Fassung von Akin noch nicht fest.</translation>
    </message>
    <message>
        <source>Akin cannot run %1 yet. %2</source>
        <translation>Akin kann %1 noch nicht verwenden. %2</translation>
    </message>
    <message>
        <source>%1 needs %2 MB more on the disk of %3, which has %4 MB left.</source>
        <translation>%1 braucht %2 MB mehr auf dem Datenträger von %3, auf dem noch %4 MB frei sind.</translation>
    </message>
    <message>
        <source>%1 needs %2 MB on the disk of %3, which has %4 MB left.</source>
        <translation>%1 braucht %2 MB auf dem Datenträger von %3, auf dem noch %4 MB frei sind.</translation>
    </message>
    <message>
        <source>The disk is full: the model could not be written to %1.</source>
        <translation>Der Datenträger ist voll: Das Modell konnte nicht nach %1 geschrieben werden.</translation>
    </message>
    <message>
        <source>The model could not be written to %1: %2.</source>
        <translation>Das Modell konnte nicht nach %1 geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions, and that no other Akin has the model open; then try again.</source>
        <translation>Prüfen Sie die Zugriffsrechte des Ordners, und dass kein anderes Akin das Modell offen hat; versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Another process is installing or removing %1.</source>
        <translation>Ein anderer Vorgang installiert oder entfernt gerade %1.</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>Warten Sie, bis das getan ist, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>Akin&apos;s catalogue does not have the model %1.</source>
        <translation>In Akins Katalog steht kein Modell %1.</translation>
    </message>
    <message>
        <source>%1 was made of %2; the catalogue&apos;s %3 is %4.</source>
        <translation>%1 wurde aus %2 gemacht; %3 ist im Katalog %4.</translation>
    </message>
    <message>
        <source>Install the model again, or update Akin.</source>
        <translation>Installieren Sie das Modell noch einmal, oder erneuern Sie Akin.</translation>
    </message>
    <message>
        <source>%1 in %2 is not what it should be: it is damaged.</source>
        <translation>%1 in %2 ist nicht, was es sein soll: Es ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 in %2 cannot be read: %3.</source>
        <translation>%1 in %2 lässt sich nicht lesen: %3.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 consists of two networks, and %2 holds one.</source>
        <translation>%1 besteht aus zwei Netzen, und %2 enthält nur eines.</translation>
    </message>
    <message>
        <source>Put the files of %1 into a folder %2 inside of it.</source>
        <translation>Legen Sie die Dateien von %1 in einen Ordner %2 darin.</translation>
    </message>
    <message>
        <source>The bundle %1 was refused: %2.</source>
        <translation>Das Bündel %1 wurde abgelehnt: %2.</translation>
    </message>
    <message>
        <source>%1 is no bundle of Akin&apos;s: it has no %2.</source>
        <translation>%1 ist kein Bündel von Akin: Es hat keine %2.</translation>
    </message>
    <message>
        <source>%1 is no bundle of Akin&apos;s, or it is damaged: %2.</source>
        <translation>%1 ist kein Bündel von Akin, oder es ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>%1 holds too many files to be one model.</source>
        <translation>%1 enthält zu viele Dateien, um ein Modell zu sein.</translation>
    </message>
    <message>
        <source>Name the folder of the model itself.</source>
        <translation>Nennen Sie den Ordner des Modells selbst.</translation>
    </message>
    <message>
        <source>Copy it again.</source>
        <translation>Kopieren Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>%1 is in use: the library&apos;s index is made with it, or the settings ask for it.</source>
        <translation>%1 wird verwendet: Der Index der Bibliothek ist damit gemacht, oder die Einstellungen verlangen es.</translation>
    </message>
    <message>
        <source>%1 comes with Akin and stays.</source>
        <translation>%1 kommt mit Akin und bleibt.</translation>
    </message>
    <message>
        <source>The folder %1 holds the model %2.</source>
        <translation>Der Ordner %1 enthält das Modell %2.</translation>
    </message>
    <message>
        <source>The model %1 has no file %2.</source>
        <translation>Das Modell %1 hat keine Datei %2.</translation>
    </message>
    <message>
        <source>The model&apos;s file %1 has changed since it was installed.</source>
        <translation>Die Datei %1 des Modells hat sich geändert, seit sie installiert wurde.</translation>
    </message>
    <message>
        <source>The model&apos;s file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 des Modells lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>The list of files of %1 in %2 cannot be read: %3.</source>
        <translation>Die Liste der Dateien von %1 in %2 lässt sich nicht lesen: %3.</translation>
    </message>
    <message>
        <source>The list of files in %1 is damaged: %2.</source>
        <translation>Die Liste der Dateien in %1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>The model in %1 was written by a newer Akin (version %2).</source>
        <translation>Das Modell in %1 wurde von einem neueren Akin geschrieben (Version %2).</translation>
    </message>
    <message>
        <source>Use that Akin, or install the model again with this one.</source>
        <translation>Verwenden Sie jenes Akin, oder installieren Sie das Modell mit diesem noch einmal.</translation>
    </message>
    <message>
        <source>Install or import the model again.</source>
        <translation>Installieren oder importieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 has %2 numbers in a vector and was not trained to leave some out.</source>
        <translation>%1 hat %2 Zahlen in einem Vektor und wurde nicht darauf trainiert, welche wegzulassen.</translation>
    </message>
    <message>
        <source>The vectors of %1 may not be cut to that length.</source>
        <translation>Die Vektoren von %1 dürfen nicht auf diese Länge gekürzt werden.</translation>
    </message>
    <message>
        <source>It has %1 numbers; it may be cut to %2.</source>
        <translation>Es hat %1 Zahlen; es darf auf %2 gekürzt werden.</translation>
    </message>
    <message>
        <source>The vectors of %1 have %2 numbers; they cannot be cut to %3.</source>
        <translation>Die Vektoren von %1 haben %2 Zahlen; sie können nicht auf %3 gekürzt werden.</translation>
    </message>
    <message>
        <source>%1 is not installed.</source>
        <translation>%1 ist nicht installiert.</translation>
    </message>
    <message>
        <source>%1 needs another model for words: %2</source>
        <translation>%1 braucht für Wörter ein anderes Modell: %2</translation>
    </message>
    <message>
        <source>%1 needs %2, which is not installed.</source>
        <translation>%1 braucht %2, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>The files of %1 hold no network that Akin can run.</source>
        <translation>Die Dateien von %1 enthalten kein Netz, das Akin verwenden kann.</translation>
    </message>
    <message>
        <source>The files of %1 hold nothing that Akin can run.</source>
        <translation>Die Dateien von %1 enthalten nichts, das Akin verwenden kann.</translation>
    </message>
    <message>
        <source>%1 leaves its prompt out of the mean, which Akin cannot do.</source>
        <translation>%1 lässt seine vorangestellten Worte beim Mitteln aus, was Akin nicht kann.</translation>
    </message>
    <message>
        <source>%1 pools by %2, which Akin cannot do.</source>
        <translation>%1 fasst durch %2 zusammen, was Akin nicht kann.</translation>
    </message>
    <message>
        <source>The reranker %1 gave no numbers.</source>
        <translation>Der Sortierer %1 lieferte keine Zahlen.</translation>
    </message>
    <message>
        <source>The sparse model %1 gave no numbers.</source>
        <translation>Das Modell für gewichtete Begriffe %1 lieferte keine Zahlen.</translation>
    </message>
    <message>
        <source>%1 gives vectors that cannot be used: its files are not whole, or do not fit together.</source>
        <translation>%1 liefert unbrauchbare Vektoren: Seine Dateien sind unvollständig oder passen nicht zusammen.</translation>
    </message>
    <message>
        <source>Install it again, or choose another: akin models</source>
        <translation>Installieren Sie es erneut oder wählen Sie ein anderes: akin models</translation>
    </message>
    <message>
        <source>Choose another model: akin models</source>
        <translation>Wählen Sie ein anderes Modell: akin models</translation>
    </message>
    <message>
        <source>The tensor %1 in %2 holds what are no numbers.</source>
        <translation>Der Tensor %1 in %2 enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The weights %1 do not fit what the model&apos;s configuration says: %2.</source>
        <translation>Die Gewichte %1 passen nicht zu dem, was die Konfiguration des Modells sagt: %2.</translation>
    </message>
    <message>
        <source>%1 If that does not help, choose another: akin models</source>
        <translation>%1 Hilft das nicht, wählen Sie ein anderes: akin models</translation>
    </message>
    <message>
        <source>Check the setting hub_address.</source>
        <translation>Prüfen Sie die Einstellung hub_address.</translation>
    </message>
    <message>
        <source>%1 is neither a folder nor a file.</source>
        <translation>%1 ist weder ein Ordner noch eine Datei.</translation>
    </message>
    <message>
        <source>Name what holds the model.</source>
        <translation>Nennen Sie, was das Modell enthält.</translation>
    </message>
    <message>
        <source>%1 is no reranker.</source>
        <translation>%1 ist kein Sortierer.</translation>
    </message>
    <message>
        <source>`akin models` lists the rerankers.</source>
        <translation>`akin models` nennt die Sortierer.</translation>
    </message>
    <message>
        <source>The files of %1 do not tell by which token a text begins.</source>
        <translation>Die Dateien von %1 sagen nicht, mit welchem Token ein Text beginnt.</translation>
    </message>
    <message>
        <source>%1 could not be loaded by llama.cpp: %2.</source>
        <translation>%1 konnte von llama.cpp nicht geladen werden: %2.</translation>
    </message>
    <message>
        <source>%1 could not be loaded by torch: %2.</source>
        <translation>%1 konnte von torch nicht geladen werden: %2.</translation>
    </message>
    <message>
        <source>Close other programs to free memory, then try again.</source>
        <translation>Schließen Sie andere Programme, damit Speicher frei wird, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Install it again: akin models install %1, or choose another: akin models.</source>
        <translation>Installieren Sie es erneut: akin models install %1, oder wählen Sie ein anderes: akin models.</translation>
    </message>
    <message>
        <source>Install it again: akin models install %1</source>
        <translation>Installieren Sie es erneut: akin models install %1</translation>
    </message>
    <message>
        <source>Install it with: akin models install %1.</source>
        <translation>Installieren Sie es mit: akin models install %1.</translation>
    </message>
    <message>
        <source>it gave what is no number</source>
        <translation>es lieferte etwas, das keine Zahl ist</translation>
    </message>
    <message>
        <source>%1 reads words itself.</source>
        <translation>%1 liest Wörter selbst.</translation>
    </message>
    <message>
        <source>The file %1 of %2 holds what are no numbers.</source>
        <translation>Die Datei %1 von %2 enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>What was measured could not be kept in %1: %2.</source>
        <translation>Das Gemessene konnte nicht in %1 abgelegt werden: %2.</translation>
    </message>
    <message>
        <source>The tokenizer of %1 cannot be used: %2.</source>
        <translation>Der Tokenizer von %1 ist unbrauchbar: %2.</translation>
    </message>
    <message>
        <source>%1 gives vectors of texts only.</source>
        <translation>%1 liefert nur Vektoren von Texten.</translation>
    </message>
    <message>
        <source>The model %1 gives no vectors that can be used.</source>
        <translation>Das Modell %1 liefert keine brauchbaren Vektoren.</translation>
    </message>
    <message>
        <source>The model %1 tells nothing apart: its files are not whole.</source>
        <translation>Das Modell %1 unterscheidet nichts: Seine Dateien sind unvollständig.</translation>
    </message>
    <message>
        <source>A server&apos;s model has no place in the list.</source>
        <translation>Das Modell eines Servers steht nicht in der Liste.</translation>
    </message>
    <message>
        <source>`akin models server` tells how one is used.</source>
        <translation>`akin models server` sagt, wie man es benutzt.</translation>
    </message>
    <message>
        <source>The files in %1 are those of a model of the kind %2; %3 is of another (%4).</source>
        <translation>Die Dateien in %1 gehören zu einem Modell der Art %2; %3 ist von anderer Art (%4).</translation>
    </message>
    <message>
        <source>%1 answers something else than %2: %3 bytes in place of %4.</source>
        <translation>%1 antwortet etwas anderes als %2: %3 Byte statt %4.</translation>
    </message>
    <message>
        <source>Check the setting hub_address, and whether a proxy or a log-in page of the network stands in between.</source>
        <translation>Prüfen Sie die Einstellung hub_address und ob ein Proxy oder eine Anmeldeseite des Netzwerks dazwischensteht.</translation>
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
    <name>FilterLine</name>
    <message>
        <source>Search the models</source>
        <translation>Modelle durchsuchen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Fits this machine</source>
        <translation>Passt zu diesem Rechner</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Free for any use</source>
        <translation>Frei für jeden Zweck</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Alle</translation>
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
    <name>ModelTable</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Its index is being built, for %1</source>
        <translation>Sein Index wird aufgebaut, für %1</translation>
    </message>
    <message>
        <source>In use, for %1</source>
        <translation>In Verwendung, für %1</translation>
    </message>
    <message>
        <source>It is prepared by itself when it is first needed, in some seconds.</source>
        <translation>Es wird von selbst vorbereitet, wenn es zum ersten Mal gebraucht wird, in einigen Sekunden.</translation>
    </message>
    <message>
        <source>Switched off by the setting “Text in pictures”</source>
        <translation>Durch die Einstellung „Text in Bildern“ abgeschaltet</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Gemacht für</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>%1 passages a second in 32 bits on a desktop processor (published tables)</source>
        <translation>%1 Textstellen in der Sekunde mit 32 Bit auf einem Prozessor für Schreibtischrechner (veröffentlichte Tabellen)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>Tempo hier</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>%1 on the disk</source>
        <translation>%1 auf dem Datenträger</translation>
    </message>
    <message>
        <source>%1 to download</source>
        <translation>%1 herunterzuladen</translation>
    </message>
    <message>
        <source>not known before the download is asked for</source>
        <translation>nicht bekannt, bevor das Herunterladen verlangt wird</translation>
    </message>
    <message>
        <source>%1 · suits this machine (%2)</source>
        <translation>%1 · passt zu diesem Rechner (%2)</translation>
    </message>
    <message>
        <source>%1 · would be slow on this machine (%2)</source>
        <translation>%1 · wäre auf diesem Rechner langsam (%2)</translation>
    </message>
    <message>
        <source>%1 passages a second, measured on %2</source>
        <translation>%1 Textstellen in der Sekunde, gemessen am %2</translation>
    </message>
    <message>
        <source>%1 passages a second put in order, measured on %2</source>
        <translation>%1 Textstellen in der Sekunde geordnet, gemessen am %2</translation>
    </message>
    <message>
        <source>%1 pictures a second, measured on %2</source>
        <translation>%1 Bilder in der Sekunde, gemessen am %2</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Bauart</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln Zahl</numerusform>
            <numerusform>%Ln Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>Längster Text</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln Token</numerusform>
            <numerusform>%Ln Token</numerusform>
        </translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Vorangestellt</translation>
    </message>
    <message>
        <source>as its own files tell</source>
        <translation>wie seine eigenen Dateien es sagen</translation>
    </message>
    <message>
        <source>Before what is asked</source>
        <translation>Vor Fragen</translation>
    </message>
    <message>
        <source>Before passages</source>
        <translation>Vor Textstellen</translation>
    </message>
    <message>
        <source>; may be cut to %1</source>
        <translation>; darf auf %1 gekürzt werden</translation>
    </message>
    <message>
        <source>; may be cut to any length from %1 on</source>
        <translation>; darf auf jede Länge ab %1 gekürzt werden</translation>
    </message>
    <message>
        <source>; may be cut, as its own files tell</source>
        <translation>; darf gekürzt werden, wie seine eigenen Dateien es sagen</translation>
    </message>
    <message>
        <source>the mean of the tokens</source>
        <translation>das Mittel der Token</translation>
    </message>
    <message>
        <source>the first token</source>
        <translation>das erste Token</translation>
    </message>
    <message>
        <source>the last token</source>
        <translation>das letzte Token</translation>
    </message>
    <message>
        <source>then a dense layer</source>
        <translation>dann eine dichte Schicht</translation>
    </message>
    <message>
        <source>brought to length one</source>
        <translation>auf die Länge eins gebracht</translation>
    </message>
    <message>
        <source>at the commit %1</source>
        <translation>auf dem Stand %1</translation>
    </message>
    <message>
        <source>at its newest commit, which is written down when it is installed</source>
        <translation>auf dem neuesten Stand, der beim Installieren festgehalten wird</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Ablage</translation>
    </message>
    <message>
        <source>not settled yet</source>
        <translation>steht noch nicht fest</translation>
    </message>
    <message>
        <source>Repository for passages</source>
        <translation>Ablage für Textstellen</translation>
    </message>
    <message>
        <source>Repository as ONNX</source>
        <translation>Ablage als ONNX</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft mit</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Meaning of texts</source>
        <translation>Bedeutung von Texten</translation>
    </message>
    <message>
        <source>Weighted terms</source>
        <translation>Gewichtete Begriffe</translation>
    </message>
    <message>
        <source>Gives passages weighted terms, also such as they do not hold, and finds them by these.</source>
        <translation>Gibt Textstellen gewichtete Begriffe, auch solche, die nicht darin stehen, und findet sie darüber.</translation>
    </message>
    <message>
        <source>weighted terms</source>
        <translation>gewichtete Begriffe</translation>
    </message>
    <message>
        <source>Better order</source>
        <translation>Bessere Reihenfolge</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Text in pictures</source>
        <translation>Text in Bildern</translation>
    </message>
    <message>
        <source>Better order, word by word</source>
        <translation>Bessere Reihenfolge, Wort für Wort</translation>
    </message>
    <message>
        <source>Looks of pages</source>
        <translation>Aussehen von Seiten</translation>
    </message>
    <message>
        <source>Understands what texts mean, so that they are found by other words than theirs.</source>
        <translation>Versteht, was Texte bedeuten, sodass sie mit anderen Wörtern als den eigenen gefunden werden.</translation>
    </message>
    <message>
        <source>Compares what you ask with each word of the best passages, and puts these in order.</source>
        <translation>Vergleicht Ihre Frage mit jedem Wort der besten Textstellen und ordnet diese.</translation>
    </message>
    <message>
        <source>Finds pages by how they look, with their charts and tables.</source>
        <translation>Findet Seiten danach, wie sie aussehen, mit ihren Diagrammen und Tabellen.</translation>
    </message>
    <message>
        <source>Reads what you ask together with each of the best passages, and puts these in order.</source>
        <translation>Liest Ihre Frage zusammen mit jeder der besten Textstellen und ordnet diese.</translation>
    </message>
    <message>
        <source>Understands what photos and pictures show, so that words find them.</source>
        <translation>Versteht, was Fotos und Bilder zeigen, sodass Wörter sie finden.</translation>
    </message>
    <message>
        <source>Reads the text in photos and on scanned pages.</source>
        <translation>Liest den Text auf Fotos und gescannten Seiten.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Verwendung</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Not prepared yet</source>
        <translation>Nicht vorbereitet</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Noch nicht nutzbar</translation>
    </message>
    <message>
        <source>the meaning of texts</source>
        <translation>die Bedeutung von Texten</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>the order of results</source>
        <translation>die Reihenfolge der Ergebnisse</translation>
    </message>
    <message>
        <source>Any use</source>
        <translation>Jeder Zweck</translation>
    </message>
    <message>
        <source>With conditions</source>
        <translation>Mit Auflagen</translation>
    </message>
    <message>
        <source>Not commercial</source>
        <translation>Nicht gewerblich</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>%1: may be used for anything, commercially too.</source>
        <translation>%1: darf zu allem verwendet werden, auch gewerblich.</translation>
    </message>
    <message>
        <source>%1: may be used, commercially too, under conditions.</source>
        <translation>%1: darf unter Auflagen verwendet werden, auch gewerblich.</translation>
    </message>
    <message>
        <source>%1: not for commercial use.</source>
        <translation>%1: nicht gewerblich nutzbar.</translation>
    </message>
    <message>
        <source>%1: what it may be used for is not known.</source>
        <translation>%1: wofür es verwendet werden darf, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Any computer</source>
        <translation>Jeder Rechner</translation>
    </message>
    <message>
        <source>A current processor</source>
        <translation>Ein heutiger Prozessor</translation>
    </message>
    <message>
        <source>A strong processor</source>
        <translation>Ein starker Prozessor</translation>
    </message>
    <message>
        <source>A graphics card</source>
        <translation>Eine Grafikkarte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln core(s)</source>
        <translation>
            <numerusform>%Ln Kern</numerusform>
            <numerusform>%Ln Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 Arbeitsspeicher</translation>
    </message>
    <message>
        <source>a graphics card</source>
        <translation>eine Grafikkarte</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 billion parameters</source>
        <translation>%1 Milliarden Parameter</translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation>%1 Millionen Parameter</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>Viele</translation>
    </message>
    <message>
        <source>Many languages</source>
        <translation>Viele Sprachen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s)</source>
        <translation>
            <numerusform>%Ln Sprache</numerusform>
            <numerusform>%Ln Sprachen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s), among them %1</source>
        <translation>
            <numerusform>%Ln Sprache, darunter %1</numerusform>
            <numerusform>%Ln Sprachen, darunter %1</numerusform>
        </translation>
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
</context>
<context>
    <name>ModelsItemModel</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>In Vorbereitung</translation>
    </message>
    <message>
        <source>Recommended for this machine</source>
        <translation>Für diesen Rechner empfohlen</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Show all models</source>
        <translation>Alle Modelle zeigen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The new index answers from now on, with %1.</source>
        <translation>Ab jetzt antwortet der neue Index, mit %1.</translation>
    </message>
    <message numerus="yes">
        <source>Whole and ready: %Ln model(s).</source>
        <translation>
            <numerusform>Heil und bereit: %Ln Modell.</numerusform>
            <numerusform>Heil und bereit: %Ln Modelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>A server of your choosing gives texts their meaning.</source>
        <translation>Ein Server Ihrer Wahl gibt Texten ihre Bedeutung.</translation>
    </message>
    <message>
        <source>The settings ask for %1, which is not here. Install it, or use another one.</source>
        <translation>Die Einstellungen verlangen %1, das nicht da ist. Installieren Sie es, oder verwenden Sie ein anderes.</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Eine Datei…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Einen Ordner…</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Ein Modell importieren</translation>
    </message>
    <message>
        <source>Models (*.akin *.zip *.gguf)</source>
        <translation>Modelle (*.akin *.zip *.gguf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Looking at the models…</source>
        <translation>Die Modelle werden geprüft …</translation>
    </message>
    <message>
        <source>Nothing is downloaded unless you ask for it, and nothing that a model reads is sent away: all of it is computed on this machine. Models can also be dropped here: a folder, a bundle of Akin&apos;s, or a GGUF file.</source>
        <translation>Nichts wird heruntergeladen, wenn Sie nicht darum bitten, und nichts, was ein Modell liest, wird gesendet: Alles wird auf diesem Rechner berechnet. Modelle können auch hier abgelegt werden: ein Ordner, ein Bündel von Akin oder eine GGUF-Datei.</translation>
    </message>
    <message>
        <source>No model is like that.</source>
        <translation>Kein Modell ist so.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s) cannot be used. Searching goes on without what they do.</source>
        <translation>
            <numerusform>%Ln Modell ist nicht verwendbar. Die Suche geht ohne das weiter, was es leistet.</numerusform>
            <numerusform>%Ln Modelle sind nicht verwendbar. Die Suche geht ohne das weiter, was sie leisten.</numerusform>
        </translation>
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
    <name>RebuildBar</name>
    <message>
        <source>Progress of the new index</source>
        <translation>Fortschritt des neuen Index</translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation>Zurück…</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück zum jetzigen</translation>
    </message>
    <message>
        <source>Go on building</source>
        <translation>Weiter aufbauen</translation>
    </message>
    <message>
        <source>Another index is being built</source>
        <translation>Ein anderer Index wird aufgebaut</translation>
    </message>
    <message>
        <source>All pictures are being looked at with another model</source>
        <translation>Alle Bilder werden mit einem anderen Modell angesehen</translation>
    </message>
    <message>
        <source>Another index is being put in place</source>
        <translation>Ein anderer Index wird eingesetzt</translation>
    </message>
    <message>
        <source>The index of another model is being built</source>
        <translation>Der Index eines anderen Modells wird aufgebaut</translation>
    </message>
    <message>
        <source>Indexing is paused.</source>
        <translation>Das Indizieren pausiert.</translation>
    </message>
    <message>
        <source>about %1 in all</source>
        <translation>insgesamt etwa %1</translation>
    </message>
    <message numerus="yes">
        <source>It waits for %Ln file(s) on drives that are away.</source>
        <translation>
            <numerusform>Er wartet auf %Ln Datei auf einem Laufwerk, das nicht da ist.</numerusform>
            <numerusform>Er wartet auf %Ln Dateien auf Laufwerken, die nicht da sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Until it is complete, the present index answers (%1 for texts, %2 for pictures).</source>
        <translation>Bis er vollständig ist, antwortet der jetzige Index (%1 für Texte, %2 für Bilder).</translation>
    </message>
    <message>
        <source>What has been built of the new index is thrown away, and the present one goes on answering.</source>
        <translation>Was vom neuen Index aufgebaut ist, wird verworfen, und der jetzige antwortet weiter.</translation>
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
        <source>Keep what the text model made of recent searches, so that the same search is quicker again. What was typed is not kept with it and cannot be read from it.</source>
        <translation>Behalten, was das Textmodell aus den letzten Suchen gemacht hat, damit dieselbe Suche wieder schneller geht. Was getippt wurde, wird dabei nicht behalten und lässt sich nicht daraus lesen.</translation>
    </message>
    <message>
        <source>How long a reranker may take for a search; in more time it looks at more results.</source>
        <translation>Wie lange ein Modell zum Ordnen für eine Suche brauchen darf; in mehr Zeit sieht es sich mehr Ergebnisse an.</translation>
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
        <source>The more exactly the meaning of passages is kept, the more of the disk it takes. Automatic leaves it as it is; for another way the index is built anew, beside the one that answers meanwhile.</source>
        <translation>Je genauer die Bedeutung von Textstellen behalten wird, desto mehr Platz braucht sie auf dem Datenträger. Automatisch lässt sie, wie sie ist; für eine andere Art wird der Index neu aufgebaut, neben dem, der währenddessen antwortet.</translation>
    </message>
    <message>
        <source>How exactly meaning is kept</source>
        <translation>Wie genau Bedeutung behalten wird</translation>
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
        <source>What computes an installed text model, where its files allow a choice; for another one the index is built anew.</source>
        <translation>Womit ein installiertes Textmodell berechnet wird, wo seine Dateien die Wahl lassen; für etwas anderes wird der Index neu aufgebaut.</translation>
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
        <source>Fully (4 bytes a number)</source>
        <translation>Ganz genau (4 Byte je Zahl)</translation>
    </message>
    <message>
        <source>Almost fully (2 bytes)</source>
        <translation>Fast ganz genau (2 Byte)</translation>
    </message>
    <message>
        <source>Well (1 byte)</source>
        <translation>Gut (1 Byte)</translation>
    </message>
    <message>
        <source>Roughly (1 bit)</source>
        <translation>Grob (1 Bit)</translation>
    </message>
    <message>
        <source>An address that begins with https:// is needed here.</source>
        <translation>Hier gehört eine Adresse hin, die mit https:// beginnt.</translation>
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
    <message>
        <source>Which models are used</source>
        <translation>Welche Modelle verwendet werden</translation>
    </message>
    <message>
        <source>What gives your texts and pictures their meaning is chosen, added and removed on a page of its own.</source>
        <translation>Was Ihren Texten und Bildern ihre Bedeutung gibt, wird auf einer eigenen Seite gewählt, hinzugefügt und entfernt.</translation>
    </message>
    <message>
        <source>Choose models…</source>
        <translation>Modelle wählen…</translation>
    </message>
</context>
<context>
    <name>ShortcutList</name>
    <message>
        <source>Reset all keys</source>
        <translation>Alle Tasten zurücksetzen</translation>
    </message>
    <message>
        <source>To change a key, go to its field and press another. Keys without a field are fixed.</source>
        <translation>Um eine Taste zu ändern, gehen Sie in ihr Feld und drücken eine andere. Tasten ohne Feld liegen fest.</translation>
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
    <name>Shortcuts</name>
    <message>
        <source>Choose a key together with Ctrl or Alt, or a function key: other keys are for typing.</source>
        <translation>Wählen Sie eine Taste zusammen mit Strg oder Alt, oder eine Funktionstaste: Die anderen sind zum Tippen da.</translation>
    </message>
    <message>
        <source>%1 is in use for “%2”.</source>
        <translation>%1 ist schon für „%2“ da.</translation>
    </message>
    <message>
        <source>%1 is needed in fields and lists.</source>
        <translation>%1 wird in Feldern und Listen gebraucht.</translation>
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
