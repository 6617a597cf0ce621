<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivityBar</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) found</source>
        <translation>
            <numerusform>%Ln file found</numerusform>
            <numerusform>%Ln files found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln passage(s)</source>
        <translation>
            <numerusform>%1 of %Ln passage</numerusform>
            <numerusform>%1 of %Ln passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln file(s)</source>
        <translation>
            <numerusform>%1 of %Ln file</numerusform>
            <numerusform>%1 of %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message numerus="yes">
        <source>%1 in %Ln file(s)</source>
        <translation>
            <numerusform>%1 in %Ln file</numerusform>
            <numerusform>%1 in %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message numerus="yes">
        <source>%Ln file(s) can be searched by words and meaning.</source>
        <translation>
            <numerusform>%Ln file can be searched by words and meaning.</numerusform>
            <numerusform>%Ln files can be searched by words and meaning.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message numerus="yes">
        <source>Forget this folder? What Akin knows of its %Ln file(s) goes from the index and is erased from the disk. The files themselves stay as they are. This cannot be undone, but the folder can be added and read again.</source>
        <translation>
            <numerusform>Forget this folder? What Akin knows of its %Ln file goes from the index and is erased from the disk. The file itself stays as it is. This cannot be undone, but the folder can be added and read again.</numerusform>
            <numerusform>Forget this folder? What Akin knows of its %Ln files goes from the index and is erased from the disk. The files themselves stay as they are. This cannot be undone, but the folder can be added and read again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderState</name>
    <message numerus="yes">
        <source>%Ln file(s) not read</source>
        <translation>
            <numerusform>%Ln file not read</numerusform>
            <numerusform>%Ln files not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s)</source>
        <translation>
            <numerusform>%Ln mail</numerusform>
            <numerusform>%Ln mails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln code file(s)</source>
        <translation>
            <numerusform>%Ln code file</numerusform>
            <numerusform>%Ln code files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other file(s)</source>
        <translation>
            <numerusform>%Ln other file</numerusform>
            <numerusform>%Ln other files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Launcher</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutLine</name>
    <message numerus="yes">
        <source>%Ln weaker result(s) hidden</source>
        <translation>
            <numerusform>%Ln weaker result hidden</numerusform>
            <numerusform>%Ln weaker results hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln file(s)</source>
        <translation>
            <numerusform>The first file</numerusform>
            <numerusform>The first %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryJobs</name>
    <message numerus="yes">
        <source>The folder is forgotten, with what was known of %Ln file(s).</source>
        <translation>
            <numerusform>The folder is forgotten, with what was known of %Ln file.</numerusform>
            <numerusform>The folder is forgotten, with what was known of %Ln files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln number</numerusform>
            <numerusform>%Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln core(s)</source>
        <translation>
            <numerusform>%Ln core</numerusform>
            <numerusform>%Ln cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s)</source>
        <translation>
            <numerusform>%Ln language</numerusform>
            <numerusform>%Ln languages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln language(s), among them %1</source>
        <translation>
            <numerusform>%Ln language, among them %1</numerusform>
            <numerusform>%Ln languages, among them %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message numerus="yes">
        <source>%Ln model(s) cannot be used. Searching goes on without what they do.</source>
        <translation>
            <numerusform>%Ln model cannot be used. Searching goes on without what it does.</numerusform>
            <numerusform>%Ln models cannot be used. Searching goes on without what they do.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Whole and ready: %Ln model(s).</source>
        <translation>
            <numerusform>Whole and ready: %Ln model.</numerusform>
            <numerusform>Whole and ready: %Ln models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message numerus="yes">
        <source>%Ln search(es) are remembered, on this computer only.</source>
        <translation>
            <numerusform>%Ln search is remembered, on this computer only.</numerusform>
            <numerusform>%Ln searches are remembered, on this computer only.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RebuildBar</name>
    <message numerus="yes">
        <source>It waits for %Ln file(s) on drives that are away.</source>
        <translation>
            <numerusform>It waits for %Ln file on drives that are away.</numerusform>
            <numerusform>It waits for %Ln files on drives that are away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultActions</name>
    <message numerus="yes">
        <source>Only the first %Ln file(s) were opened.</source>
        <translation>
            <numerusform>Only the first file was opened.</numerusform>
            <numerusform>Only the first %Ln files were opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln path(s) copied</source>
        <translation>
            <numerusform>%Ln path copied</numerusform>
            <numerusform>%Ln paths copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln result(s) exported to %1</source>
        <translation>
            <numerusform>%Ln result exported to %1</numerusform>
            <numerusform>%Ln results exported to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultStates</name>
    <message numerus="yes">
        <source>%Ln weaker result(s) would fit only loosely.</source>
        <translation>
            <numerusform>%Ln weaker result would fit only loosely.</numerusform>
            <numerusform>%Ln weaker results would fit only loosely.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message numerus="yes">
        <source>+%Ln similar</source>
        <translation>
            <numerusform>+%Ln similar</numerusform>
            <numerusform>+%Ln similar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln duplicate(s)</source>
        <translation>
            <numerusform>+%Ln duplicate</numerusform>
            <numerusform>+%Ln duplicates</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%Ln folder(s) offline</source>
        <translation>
            <numerusform>%Ln folder offline</numerusform>
            <numerusform>%Ln folders offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking through your folders, %Ln file(s) found</source>
        <translation>
            <numerusform>Looking through your folders, %Ln file found</numerusform>
            <numerusform>Looking through your folders, %Ln files found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s), all searchable by words and meaning</source>
        <translation>
            <numerusform>%Ln file, searchable by words and meaning</numerusform>
            <numerusform>%Ln files, all searchable by words and meaning</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadItemModel</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnreadView</name>
    <message numerus="yes">
        <source>%Ln more folder(s) could not be read.</source>
        <translation>
            <numerusform>%Ln more folder could not be read.</numerusform>
            <numerusform>%Ln more folders could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read.</source>
        <translation>
            <numerusform>%Ln file could not be read.</numerusform>
            <numerusform>%Ln files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) will be tried again.</source>
        <translation>
            <numerusform>%Ln file will be tried again.</numerusform>
            <numerusform>%Ln files will be tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were left out on purpose and are found by name.</source>
        <translation>
            <numerusform>%Ln file was left out on purpose and is found by name.</numerusform>
            <numerusform>%Ln files were left out on purpose and are found by name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) were read in part.</source>
        <translation>
            <numerusform>%Ln file was read in part.</numerusform>
            <numerusform>%Ln files were read in part.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_FolderChoice</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
</TS>
