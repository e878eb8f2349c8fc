<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>ArchiveCounts</name>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n figure(s)</source>
            <translation>
                <numerusform>%n figure</numerusform>
                <numerusform>%n figures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n bookmark(s)</source>
            <translation>
                <numerusform>%n bookmark</numerusform>
                <numerusform>%n bookmarks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not searchable yet</source>
            <translation>
                <numerusform>%n not searchable yet</numerusform>
                <numerusform>%n not searchable yet</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ArticlesModel</name>
        <message numerus="yes">
            <source>%n figure(s)</source>
            <translation>
                <numerusform>%n figure</numerusform>
                <numerusform>%n figures</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n bookmark(s)</source>
            <translation>
                <numerusform>%n bookmark</numerusform>
                <numerusform>%n bookmarks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hit(s)</source>
            <translation>
                <numerusform>%n hit</numerusform>
                <numerusform>%n hits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Errands</name>
        <message numerus="yes">
            <source>%n exported to {file}</source>
            <translation>
                <numerusform>%n exported to {file}</numerusform>
                <numerusform>%n exported to {file}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n queries asked, {rows} rows written to {file}</source>
            <translation>
                <numerusform>%n query asked, {rows} rows written to {file}</numerusform>
                <numerusform>%n queries asked, {rows} rows written to {file}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FacetList</name>
        <message numerus="yes">
            <source>%n more…</source>
            <translation>
                <numerusform>%n more…</numerusform>
                <numerusform>%n more…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message numerus="yes">
            <source>%n added</source>
            <translation>
                <numerusform>%n added</numerusform>
                <numerusform>%n added</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n replaced</source>
            <translation>
                <numerusform>%n replaced</numerusform>
                <numerusform>%n replaced</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged</source>
            <translation>
                <numerusform>%n unchanged</numerusform>
                <numerusform>%n unchanged</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>%n refused</numerusform>
                <numerusform>%n refused</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LedgerView</name>
        <message numerus="yes">
            <source>%n indicator(s)</source>
            <translation>
                <numerusform>%n indicator</numerusform>
                <numerusform>%n indicators</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Nothing</name>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them without a date</source>
            <translation>
                <numerusform>%n of them without a date</numerusform>
                <numerusform>%n of them without a date</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n article(s) cannot be searched yet</source>
            <translation>
                <numerusform>%n article cannot be searched yet</numerusform>
                <numerusform>%n articles cannot be searched yet</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SavedModel</name>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n article</numerusform>
                <numerusform>%n articles</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hit(s)</source>
            <translation>
                <numerusform>%n hit</numerusform>
                <numerusform>%n hits</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ThingView</name>
        <message numerus="yes">
            <source>%n report(s) copied</source>
            <translation>
                <numerusform>%n report copied</numerusform>
                <numerusform>%n reports copied</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VerdictCard</name>
        <message numerus="yes">
            <source>%n more in the ledger</source>
            <translation>
                <numerusform>%n more in the ledger</numerusform>
                <numerusform>%n more in the ledger</numerusform>
            </translation>
        </message>
    </context>
</TS>
