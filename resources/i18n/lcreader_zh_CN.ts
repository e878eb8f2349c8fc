<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>AboutBox</name>
        <message>
            <source>About LCReader</source>
            <translation>关于 LCReader</translation>
        </message>
        <message>
            <source>A reader for Chinese newspaper archives.</source>
            <translation>中文报刊档案阅读器。</translation>
        </message>
        <message>
            <source>It opens no network connection: all that it reads stays here.</source>
            <translation>本程序不建立任何网络连接，所读内容只留在本机。</translation>
        </message>
        <message>
            <source>The archive lies in {folder}</source>
            <translation>档案位置：{folder}</translation>
        </message>
        <message>
            <source>Built with Qt and PySide6 (LGPL), Whoosh, sqlite-utils, OpenCC,</source>
            <translation>基于 Qt 与 PySide6（LGPL）、Whoosh、sqlite-utils、OpenCC、</translation>
        </message>
        <message>
            <source>pypinyin, and the icons of Phosphor (MIT) in qtawesome.</source>
            <translation>pypinyin，图标取自 qtawesome 所带的 Phosphor（MIT）。</translation>
        </message>
    </context>
    <context>
        <name>ArchiveCounts</name>
        <message>
            <source>Contents of the archive</source>
            <translation>档案内容</translation>
        </message>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n 篇</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n figure(s)</source>
            <translation>
                <numerusform>%n 个数字</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n bookmark(s)</source>
            <translation>
                <numerusform>%n 书签</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not searchable yet</source>
            <translation>
                <numerusform>%n 篇尚在建立索引</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ArticlesModel</name>
        <message numerus="yes">
            <source>%n figure(s)</source>
            <translation>
                <numerusform>%n 个数字</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n bookmark(s)</source>
            <translation>
                <numerusform>%n 书签</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hit(s)</source>
            <translation>
                <numerusform>%n 处</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>BookmarkEditor</name>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Bookmark</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>备注</translation>
        </message>
        <message>
            <source>Tags, with spaces or commas between</source>
            <translation>标签，用空格或逗号隔开</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
    </context>
    <context>
        <name>BookmarkFilter</name>
        <message>
            <source>Search in bookmarks</source>
            <translation>在书签中查找</translation>
        </message>
        <message>
            <source>By date</source>
            <translation>按日期</translation>
        </message>
        <message>
            <source>By article</source>
            <translation>按文章</translation>
        </message>
        <message>
            <source>Order of bookmarks</source>
            <translation>书签顺序</translation>
        </message>
        <message>
            <source>Only with this tag</source>
            <translation>只看这个标签</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Write all bookmarks into a file</source>
            <translation>把全部书签写入文件</translation>
        </message>
        <message>
            <source>All tags</source>
            <translation>全部标签</translation>
        </message>
        <message>
            <source>{count} bookmarks</source>
            <translation>{count} 条书签</translation>
        </message>
    </context>
    <context>
        <name>Bookmarks</name>
        <message>
            <source>Moved with its text</source>
            <translation>已随文字移动</translation>
        </message>
        <message>
            <source>The text has changed</source>
            <translation>文字已改动</translation>
        </message>
        <message>
            <source>No longer found in the text</source>
            <translation>原文中已找不到</translation>
        </message>
        <message>
            <source>Without headline</source>
            <translation>无标题</translation>
        </message>
        <message>
            <source>Without date</source>
            <translation>无日期</translation>
        </message>
    </context>
    <context>
        <name>BookmarksPanel</name>
        <message>
            <source>Bookmarks</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>Go to the passage</source>
            <translation>转到原文处</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>编辑…</translation>
        </message>
        <message>
            <source>Copy with source</source>
            <translation>复制并附出处</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Markdown (*.md)</source>
            <translation>Markdown (*.md)</translation>
        </message>
        <message>
            <source>Table (*.csv)</source>
            <translation>表格 (*.csv)</translation>
        </message>
        <message>
            <source>W3C Web Annotation (*.jsonld)</source>
            <translation>W3C 网页批注 (*.jsonld)</translation>
        </message>
        <message>
            <source>Export all bookmarks</source>
            <translation>导出全部书签</translation>
        </message>
        <message>
            <source>bookmarks</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>No bookmark like this</source>
            <translation>没有这样的书签</translation>
        </message>
        <message>
            <source>No bookmarks yet</source>
            <translation>还没有书签</translation>
        </message>
        <message>
            <source>Select a passage in an article and press Ctrl+D.</source>
            <translation>在文章里选中一段文字，按 Ctrl+D。</translation>
        </message>
        <message>
            <source>Copied with its source</source>
            <translation>已复制，附出处</translation>
        </message>
        <message>
            <source>{count} bookmarks written to {name}</source>
            <translation>已把 {count} 条书签写入 {name}</translation>
        </message>
    </context>
    <context>
        <name>Chart</name>
        <message>
            <source>Chart of the values through time</source>
            <translation>数值随时间变化的图</translation>
        </message>
        <message>
            <source>Unit: {unit}</source>
            <translation>单位：{unit}</translation>
        </message>
        <message>
            <source>Newspaper not known</source>
            <translation>报纸不详</translation>
        </message>
        <message>
            <source>about, over, nearly</source>
            <translation>约数（超、近、约）</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>计划</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>其他</translation>
        </message>
    </context>
    <context>
        <name>Chips</name>
        <message>
            <source>Remove this filter</source>
            <translation>去掉此项筛选</translation>
        </message>
        <message>
            <source>Remove filter: {name}</source>
            <translation>去掉筛选：{name}</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>全部清除</translation>
        </message>
    </context>
    <context>
        <name>Choices</name>
        <message>
            <source>The language changes when the program starts again.</source>
            <translation>重新启动程序后改用所选语言。</translation>
        </message>
    </context>
    <context>
        <name>Colours</name>
        <message>
            <source>Yellow</source>
            <translation>黄</translation>
        </message>
        <message>
            <source>Green</source>
            <translation>绿</translation>
        </message>
        <message>
            <source>Blue</source>
            <translation>蓝</translation>
        </message>
        <message>
            <source>Pink</source>
            <translation>粉</translation>
        </message>
        <message>
            <source>Purple</source>
            <translation>紫</translation>
        </message>
    </context>
    <context>
        <name>Completing</name>
        <message>
            <source>earlier</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>newspaper</source>
            <translation>报纸</translation>
        </message>
        <message>
            <source>byline</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>county</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>bookmark</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>tag</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>kind</source>
            <translation>类型</translation>
        </message>
    </context>
    <context>
        <name>CompletionPopup</name>
        <message>
            <source>Proposals</source>
            <translation>输入建议</translation>
        </message>
    </context>
    <context>
        <name>Deeds</name>
        <message>
            <source>C&amp;itations</source>
            <translation>引文格式(&amp;I)</translation>
        </message>
        <message>
            <source>Import &amp;files…</source>
            <translation>导入文件(&amp;F)…</translation>
        </message>
        <message>
            <source>Import f&amp;older…</source>
            <translation>导入文件夹(&amp;O)…</translation>
        </message>
        <message>
            <source>Export &amp;articles…</source>
            <translation>导出文章(&amp;A)…</translation>
        </message>
        <message>
            <source>Export f&amp;igures…</source>
            <translation>导出数字(&amp;I)…</translation>
        </message>
        <message>
            <source>Export &amp;comparisons…</source>
            <translation>导出数字比较(&amp;C)…</translation>
        </message>
        <message>
            <source>Export &amp;bookmarks…</source>
            <translation>导出书签(&amp;B)…</translation>
        </message>
        <message>
            <source>Search a &amp;list of queries…</source>
            <translation>批量检索(&amp;L)…</translation>
        </message>
        <message>
            <source>Open a&amp;nother archive…</source>
            <translation>打开其他档案(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Check the archive</source>
            <translation>检查档案(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Undo the last removal</source>
            <translation>撤销删除(&amp;U)</translation>
        </message>
        <message>
            <source>Copy with &amp;citation</source>
            <translation>复制并附出处(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Bookmark</source>
            <translation>加书签(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Search the archive</source>
            <translation>检索档案(&amp;S)</translation>
        </message>
        <message>
            <source>Fil&amp;ters beside the list</source>
            <translation>分组筛选栏(&amp;T)</translation>
        </message>
        <message>
            <source>Search &amp;within the results</source>
            <translation>在结果中检索(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Exclude from the results</source>
            <translation>在结果中排除(&amp;E)</translation>
        </message>
        <message>
            <source>Sa&amp;ve this search…</source>
            <translation>保存检索(&amp;V)…</translation>
        </message>
        <message>
            <source>&amp;Find in the article</source>
            <translation>文中查找(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Next hit</source>
            <translation>下一处(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Previous hit</source>
            <translation>上一处(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;List pane</source>
            <translation>列表栏(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Article pane</source>
            <translation>文章栏(&amp;A)</translation>
        </message>
        <message>
            <source>Fi&amp;gures pane</source>
            <translation>数字栏(&amp;G)</translation>
        </message>
        <message>
            <source>Le&amp;dger</source>
            <translation>指标台账(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Source text</source>
            <translation>版面原文(&amp;S)</translation>
        </message>
        <message>
            <source>L&amp;arger text</source>
            <translation>放大文字(&amp;L)</translation>
        </message>
        <message>
            <source>S&amp;maller text</source>
            <translation>缩小文字(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Normal text size</source>
            <translation>标准字号(&amp;N)</translation>
        </message>
        <message>
            <source>Light or &amp;dark</source>
            <translation>切换明暗(&amp;D)</translation>
        </message>
        <message>
            <source>As the s&amp;ystem</source>
            <translation>跟随系统(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>F&amp;ull screen</source>
            <translation>全屏(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>后退(&amp;B)</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>前进(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Next in the list</source>
            <translation>列表中下一篇(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Previous in the list</source>
            <translation>列表中上一篇(&amp;P)</translation>
        </message>
        <message>
            <source>List of &amp;articles</source>
            <translation>文章列表(&amp;A)</translation>
        </message>
        <message>
            <source>List of b&amp;ookmarks</source>
            <translation>书签列表(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Saved searches</source>
            <translation>保存的检索(&amp;S)</translation>
        </message>
        <message>
            <source>Next &amp;pane</source>
            <translation>下一栏(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>How to &amp;search</source>
            <translation>检索语法(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;About LCReader</source>
            <translation>关于 LCReader(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;Export</source>
            <translation>导出(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>主题(&amp;T)</translation>
        </message>
        <message>
            <source>La&amp;nguage</source>
            <translation>语言(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>查看(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>转到(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
    </context>
    <context>
        <name>Errands</name>
        <message>
            <source>Import folder</source>
            <translation>导入文件夹</translation>
        </message>
        <message numerus="yes">
            <source>%n exported to {file}</source>
            <translation>
                <numerusform>已导出 %n 条到 {file}</numerusform>
            </translation>
        </message>
        <message>
            <source>{file} results</source>
            <translation>{file} 检索结果</translation>
        </message>
        <message numerus="yes">
            <source>%n queries asked, {rows} rows written to {file}</source>
            <translation>
                <numerusform>检索了 %n 个检索式，{rows} 行写入 {file}</numerusform>
            </translation>
        </message>
        <message>
            <source>Asking query {done} of {total}: {query}</source>
            <translation>正在检索第 {done} 个，共 {total} 个：{query}</translation>
        </message>
        <message>
            <source>Checking the archive…</source>
            <translation>正在检查档案…</translation>
        </message>
        <message>
            <source>Check the archive</source>
            <translation>检查档案</translation>
        </message>
        <message>
            <source>All is in order.</source>
            <translation>一切正常。</translation>
        </message>
    </context>
    <context>
        <name>FacetList</name>
        <message>
            <source>Find in this list</source>
            <translation>在列表中查找</translation>
        </message>
        <message>
            <source>Fewer</source>
            <translation>收起</translation>
        </message>
        <message numerus="yes">
            <source>%n more…</source>
            <translation>
                <numerusform>其余 %n 项…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FacetsPanel</name>
        <message>
            <source>From this date on</source>
            <translation>起始日期</translation>
        </message>
        <message>
            <source>Up to this date</source>
            <translation>截止日期</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Articles over time</source>
            <translation>文章的时间分布</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>The whole time</source>
            <translation>不限时间</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
        <message>
            <source>A year, month or day, such as 2024 or 2024-03</source>
            <translation>年、年月或日期，如 2024 或 2024年3月</translation>
        </message>
    </context>
    <context>
        <name>FigureCards</name>
        <message>
            <source>Figures of this article</source>
            <translation>本文数字</translation>
        </message>
    </context>
    <context>
        <name>FigureCorrectionDialog</name>
        <message>
            <source>Correct a figure</source>
            <translation>更正数字</translation>
        </message>
        <message>
            <source>&amp;Value</source>
            <translation>数值(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Unit</source>
            <translation>单位(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Meant as</source>
            <translation>限定(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Indicator</source>
            <translation>指标(&amp;I)</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>类别(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Period</source>
            <translation>时期(&amp;P)</translation>
        </message>
        <message>
            <source>P&amp;lace</source>
            <translation>地区(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Status</source>
            <translation>状态(&amp;S)</translation>
        </message>
        <message>
            <source>Not a figure</source>
            <translation>不是数字</translation>
        </message>
        <message>
            <source>Restore what was read</source>
            <translation>恢复原值</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>A number alone, such as 3.9万, 3,900 or 2.5万–3万</source>
            <translation>这里只写数，例如 3.9万、3,900 或 2.5万–3万</translation>
        </message>
        <message>
            <source>A year, month or day, or two with / between: 2024, 2024-05, 2021/2025</source>
            <translation>写年、月或日，或用 / 隔开的起止：2024、2024-05、2021/2025</translation>
        </message>
    </context>
    <context>
        <name>FigureCorrections</name>
        <message>
            <source>Correct this figure…</source>
            <translation>更正这个数字…</translation>
        </message>
        <message>
            <source>Not a figure</source>
            <translation>不是数字</translation>
        </message>
        <message>
            <source>Take the correction back</source>
            <translation>撤销更正</translation>
        </message>
        <message>
            <source>Find this figure elsewhere</source>
            <translation>在别处查找这个数字</translation>
        </message>
        <message>
            <source>Figures brought back</source>
            <translation>已恢复为数字</translation>
        </message>
        <message>
            <source>“{number}” corrected</source>
            <translation>已更正“{number}”</translation>
        </message>
        <message>
            <source>“{number}” is not a figure any more</source>
            <translation>“{number}”不再算作数字</translation>
        </message>
        <message>
            <source>“{number}” is again as it was read</source>
            <translation>“{number}”已恢复原值</translation>
        </message>
        <message>
            <source>Bring back what was no figure ({count})</source>
            <translation>恢复不算数字的内容（{count}）</translation>
        </message>
    </context>
    <context>
        <name>FigureErrands</name>
        <message>
            <source>Copied with sentence and source</source>
            <translation>已复制，附原句和出处</translation>
        </message>
        <message>
            <source>{count} figures written to {name}</source>
            <translation>已把 {count} 个数字写入 {name}</translation>
        </message>
    </context>
    <context>
        <name>FigureVerdicts</name>
        <message>
            <source>Only this article speaks of this figure</source>
            <translation>只有这一篇提到这个数字</translation>
        </message>
    </context>
    <context>
        <name>Figures</name>
        <message>
            <source>Without indicator</source>
            <translation>未识别指标</translation>
        </message>
        <message>
            <source>over</source>
            <translation>超过</translation>
        </message>
        <message>
            <source>nearly</source>
            <translation>接近</translation>
        </message>
        <message>
            <source>about</source>
            <translation>约</translation>
        </message>
        <message>
            <source>under</source>
            <translation>不足</translation>
        </message>
        <message>
            <source>something else</source>
            <translation>其他</translation>
        </message>
        <message>
            <source>neither up nor down</source>
            <translation>无升降</translation>
        </message>
        <message>
            <source>up</source>
            <translation>上升</translation>
        </message>
        <message>
            <source>down</source>
            <translation>下降</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>计划</translation>
        </message>
        <message>
            <source>actual</source>
            <translation>实际</translation>
        </message>
        <message>
            <source>as it stands</source>
            <translation>原数</translation>
        </message>
        <message>
            <source>level</source>
            <translation>水平</translation>
        </message>
        <message>
            <source>change</source>
            <translation>增减量</translation>
        </message>
        <message>
            <source>growth</source>
            <translation>增速</translation>
        </message>
        <message>
            <source>share</source>
            <translation>占比</translation>
        </message>
        <message>
            <source>rank</source>
            <translation>位次</translation>
        </message>
        <message>
            <source>duration</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Corrected by hand</source>
            <translation>人工更正</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>时期</translation>
        </message>
        <message>
            <source>Compared with</source>
            <translation>对比期</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Qualifier</source>
            <translation>限定</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>性质</translation>
        </message>
        <message>
            <source>from an earlier sentence</source>
            <translation>承前文</translation>
        </message>
        <message>
            <source>from the date of the article</source>
            <translation>据文章日期</translation>
        </message>
        <message>
            <source>{period} ({how})</source>
            <translation>{period}（{how}）</translation>
        </message>
        <message>
            <source>{name}: {value}</source>
            <translation>{name}：{value}</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Compared</source>
            <translation>核对</translation>
        </message>
    </context>
    <context>
        <name>FiguresPanel</name>
        <message>
            <source>Filter figures</source>
            <translation>筛选数字</translation>
        </message>
        <message>
            <source>≠ Doubtful</source>
            <translation>≠ 存疑</translation>
        </message>
        <message>
            <source>Only figures that differ or do not add up</source>
            <translation>只看与别篇不同或算不对的数字</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>卡片</translation>
        </message>
        <message>
            <source>In text order</source>
            <translation>按文中顺序</translation>
        </message>
        <message>
            <source>By indicator</source>
            <translation>按指标分组</translation>
        </message>
        <message>
            <source>What other articles say</source>
            <translation>其他文章怎么说</translation>
        </message>
        <message>
            <source>Copy with sentence and source</source>
            <translation>复制，附原句和出处</translation>
        </message>
        <message>
            <source>Export as CSV…</source>
            <translation>导出为 CSV…</translation>
        </message>
        <message>
            <source>View, order, copy and export</source>
            <translation>视图、顺序、复制和导出</translation>
        </message>
        <message>
            <source>Figures in this article {count}</source>
            <translation>本文数字 {count}</translation>
        </message>
        <message>
            <source>Figures in this article {shown} of {count}</source>
            <translation>本文数字 {shown} / {count}</translation>
        </message>
        <message>
            <source>No article chosen</source>
            <translation>还没有选中文章</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>全部显示</translation>
        </message>
        <message>
            <source>No figure with these words</source>
            <translation>没有含这些字的数字</translation>
        </message>
        <message>
            <source>This article has no figures</source>
            <translation>这篇文章没有数字</translation>
        </message>
    </context>
    <context>
        <name>FiguresTable</name>
        <message>
            <source>Figures of this article</source>
            <translation>本文数字</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>Import files</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Newspaper pages ({names})</source>
            <translation>报纸版面（{names}）</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>所有文件 (*)</translation>
        </message>
        <message>
            <source>A list of queries, one a line</source>
            <translation>检索式清单，一行一个</translation>
        </message>
        <message>
            <source>Lists of queries (*.txt *.csv)</source>
            <translation>检索式清单 (*.txt *.csv)</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
    </context>
    <context>
        <name>Filtering</name>
        <message>
            <source>Kind</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Newspaper</source>
            <translation>报纸</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年份</translation>
        </message>
        <message>
            <source>Byline</source>
            <translation>作者</translation>
        </message>
        <message>
            <source>County</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Excluding what is typed</source>
            <translation>排除所输入的词</translation>
        </message>
        <message>
            <source>No kind</source>
            <translation>未选类别</translation>
        </message>
        <message>
            <source>Unknown</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>No newspaper</source>
            <translation>报纸未知</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>日期未知</translation>
        </message>
        <message>
            <source>No byline</source>
            <translation>未署名</translation>
        </message>
        <message>
            <source>No county</source>
            <translation>地区未知</translation>
        </message>
        <message>
            <source>Without “{query}”</source>
            <translation>不含“{query}”</translation>
        </message>
        <message>
            <source>Within “{query}”</source>
            <translation>在“{query}”中</translation>
        </message>
        <message>
            <source>Traditional ≠ simplified</source>
            <translation>区分繁简</translation>
        </message>
        <message>
            <source>Full ≠ half width</source>
            <translation>区分全角半角</translation>
        </message>
        <message>
            <source>Capitals ≠ small letters</source>
            <translation>区分大小写</translation>
        </message>
    </context>
    <context>
        <name>FindBar</name>
        <message>
            <source>Find in this article</source>
            <translation>在本文中查找</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>没有找到</translation>
        </message>
    </context>
    <context>
        <name>HitBar</name>
        <message>
            <source>Hits for “{query}”</source>
            <translation>“{query}”的命中处</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Progress of the import</source>
            <translation>导入进度</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>recognise by itself</source>
            <translation>自动识别</translation>
        </message>
        <message>
            <source>Import selected files again</source>
            <translation>重新导入所选文件</translation>
        </message>
        <message>
            <source>Read as:</source>
            <translation>编码：</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>What became of each file</source>
            <translation>各文件导入结果</translation>
        </message>
        <message>
            <source>Importing…</source>
            <translation>正在导入…</translation>
        </message>
        <message>
            <source>Importing: {done} of {total}</source>
            <translation>正在导入：{done} / {total}</translation>
        </message>
        <message numerus="yes">
            <source>%n added</source>
            <translation>
                <numerusform>新增 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n replaced</source>
            <translation>
                <numerusform>替换 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged</source>
            <translation>
                <numerusform>未变 %n 个</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n refused</source>
            <translation>
                <numerusform>拒绝 %n 个</numerusform>
            </translation>
        </message>
        <message>
            <source>No file that could be read was found.</source>
            <translation>没有找到可以读取的文件。</translation>
        </message>
        <message>
            <source>Stopped. What was taken in before stays in the archive.</source>
            <translation>已停止。此前导入的内容保留在档案中。</translation>
        </message>
    </context>
    <context>
        <name>KeysDialog</name>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>Search box</source>
            <translation>检索框</translation>
        </message>
        <message>
            <source>Search at once, then open the first article</source>
            <translation>立即检索；再按打开第一篇</translation>
        </message>
        <message>
            <source>Next and previous article in the list</source>
            <translation>列表中下一篇、上一篇</translation>
        </message>
        <message>
            <source>Earlier searches</source>
            <translation>检索历史</translation>
        </message>
        <message>
            <source>Through the proposals, and take one</source>
            <translation>在输入建议中移动，选用一条</translation>
        </message>
        <message>
            <source>List of articles</source>
            <translation>文章列表</translation>
        </message>
        <message>
            <source>Show every hit of the article, and hide them</source>
            <translation>展开本篇的全部命中，收起</translation>
        </message>
        <message>
            <source>Read the article, at the hit</source>
            <translation>阅读文章，停在命中处</translation>
        </message>
        <message>
            <source>Articles over time</source>
            <translation>文章的时间分布</translation>
        </message>
        <message>
            <source>From bar to bar, take bars along</source>
            <translation>逐条移动，连选几条</translation>
        </message>
        <message>
            <source>Choose the range, and the whole time again</source>
            <translation>选定时间范围，恢复不限时间</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>各处通用</translation>
        </message>
        <message>
            <source>One step back: close what is open, then clear the search</source>
            <translation>后退一步：关闭打开的栏，再清空检索</translation>
        </message>
        <message>
            <source>Size of the text</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <source>Ctrl+wheel</source>
            <translation>Ctrl+滚轮</translation>
        </message>
        <message>
            <source>From one field to the next</source>
            <translation>移到下一项、上一项</translation>
        </message>
    </context>
    <context>
        <name>Ledger</name>
        <message>
            <source>Verdict</source>
            <translation>核对</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Last value</source>
            <translation>最新数值</translation>
        </message>
        <message>
            <source>Reports</source>
            <translation>次数</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>篇数</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>时期</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>出处</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Sentence</source>
            <translation>原句</translation>
        </message>
        <message>
            <source>{value} (planned)</source>
            <translation>{value}（计划）</translation>
        </message>
    </context>
    <context>
        <name>LedgerFilter</name>
        <message>
            <source>Find indicators</source>
            <translation>查找指标</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>核对</translation>
        </message>
        <message>
            <source>All places</source>
            <translation>所有地区</translation>
        </message>
        <message>
            <source>All units</source>
            <translation>所有单位</translation>
        </message>
        <message>
            <source>All verdicts</source>
            <translation>所有结论</translation>
        </message>
        <message>
            <source>≠ Differences only</source>
            <translation>≠ 只看差异</translation>
        </message>
    </context>
    <context>
        <name>LedgerView</name>
        <message>
            <source>Back to the article</source>
            <translation>返回文章</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <source>Export all comparisons with their sources</source>
            <translation>导出全部比较及其出处</translation>
        </message>
        <message>
            <source>Comparing the figures of all articles: {percent} %</source>
            <translation>正在比较全部文章的数字：{percent} %</translation>
        </message>
        <message numerus="yes">
            <source>%n indicator(s)</source>
            <translation>
                <numerusform>%n 个指标</numerusform>
            </translation>
        </message>
        <message>
            <source>{shown} of {count}</source>
            <translation>{shown}/{count}</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <source>No indicator is like that</source>
            <translation>没有符合条件的指标</translation>
        </message>
        <message>
            <source>No indicators to compare yet</source>
            <translation>还没有可比的指标</translation>
        </message>
        <message>
            <source>Import articles: the figures in them are held against each other here.</source>
            <translation>导入文章后，其中的数字会在这里互相核对。</translation>
        </message>
    </context>
    <context>
        <name>LeftColumn</name>
        <message>
            <source>Articles</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已存检索</translation>
        </message>
    </context>
    <context>
        <name>Nothing</name>
        <message>
            <source>Import newspaper pages as text files, or drop them onto the window.</source>
            <translation>导入文本格式的报纸版面，或把文件拖到窗口里。</translation>
        </message>
        <message>
            <source>Import files…</source>
            <translation>导入文件…</translation>
        </message>
        <message>
            <source>This archive is empty</source>
            <translation>档案是空的</translation>
        </message>
        <message>
            <source>Did you mean</source>
            <translation>您要找的是不是</translation>
        </message>
        <message>
            <source>Each word by itself, in all kinds of text</source>
            <translation>逐词检索（各类文字）</translation>
        </message>
        <message>
            <source>What would find something</source>
            <translation>可以试试</translation>
        </message>
        <message>
            <source>What the archive covers</source>
            <translation>档案收录情况</translation>
        </message>
        <message>
            <source>No article fits these filters</source>
            <translation>没有符合这些筛选条件的文章</translation>
        </message>
        <message>
            <source>Nothing found for “{query}”</source>
            <translation>没有找到“{query}”</translation>
        </message>
        <message>
            <source>in no article</source>
            <translation>所有文章都没有</translation>
        </message>
        <message>
            <source>Search without the filters ({filters})</source>
            <translation>去掉筛选条件（{filters}）</translation>
        </message>
        <message>
            <source>Search captions, notices and mastheads too</source>
            <translation>连同图片说明、启事和报头一起检索</translation>
        </message>
        <message>
            <source>Search the whole archive</source>
            <translation>在全部文章中检索</translation>
        </message>
        <message>
            <source>Search whatever the script</source>
            <translation>不区分繁简、全半角和大小写</translation>
        </message>
        <message>
            <source>Search without {words}</source>
            <translation>去掉{words}再检索</translation>
        </message>
        <message>
            <source>Show all articles</source>
            <translation>显示全部文章</translation>
        </message>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n 篇</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them without a date</source>
            <translation>
                <numerusform>其中 %n 篇日期未知</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n article(s) cannot be searched yet</source>
            <translation>
                <numerusform>另有 %n 篇还没有编入索引</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ObservationsTable</name>
        <message>
            <source>Reports of this indicator</source>
            <translation>这个指标的各次报道</translation>
        </message>
    </context>
    <context>
        <name>OrderButton</name>
        <message>
            <source>Sort by</source>
            <translation>排序</translation>
        </message>
    </context>
    <context>
        <name>Orders</name>
        <message>
            <source>By relevance</source>
            <translation>按相关度</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>由新到旧</translation>
        </message>
        <message>
            <source>Oldest first</source>
            <translation>由旧到新</translation>
        </message>
        <message>
            <source>By title</source>
            <translation>按标题</translation>
        </message>
    </context>
    <context>
        <name>OutcomesModel</name>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Articles</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>added</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>unchanged</source>
            <translation>未变</translation>
        </message>
        <message>
            <source>replaced</source>
            <translation>替换</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>拒绝</translation>
        </message>
    </context>
    <context>
        <name>PassageMenu</name>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy with source</source>
            <translation>复制并附出处</translation>
        </message>
        <message>
            <source>Add bookmark</source>
            <translation>加书签</translation>
        </message>
        <message>
            <source>Search the archive for this</source>
            <translation>检索选中文字</translation>
        </message>
        <message>
            <source>Find in this article</source>
            <translation>在本文中查找</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
    </context>
    <context>
        <name>Passages</name>
        <message>
            <source>Only the text of the article itself can be bookmarked</source>
            <translation>只有文章本身的文字可以加书签</translation>
        </message>
        <message>
            <source>Bookmark “{quote}” removed</source>
            <translation>已删除书签“{quote}”</translation>
        </message>
    </context>
    <context>
        <name>Program</name>
        <message>
            <source>Open another archive…</source>
            <translation>打开其他档案…</translation>
        </message>
        <message>
            <source>The archive cannot be opened</source>
            <translation>无法打开档案</translation>
        </message>
        <message>
            <source>Open another archive</source>
            <translation>打开其他档案</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>查找范围(&amp;L)：</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>文件类型(&amp;T)：</translation>
        </message>
    </context>
    <context>
        <name>QueryHelp</name>
        <message>
            <source>How to search</source>
            <translation>检索语法</translation>
        </message>
        <message>
            <source>Any piece of text is found, from one character up. Full-width and half-width, simplified and traditional characters count as equal.</source>
            <translation>任何一段文字都能检索，单字也可以。全角与半角、简体与繁体视为相同。</translation>
        </message>
    </context>
    <context>
        <name>ReaderPanel</name>
        <message>
            <source>Article</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>This article is no longer in the archive.</source>
            <translation>这篇文章已不在档案里。</translation>
        </message>
        <message>
            <source>The article cannot be shown.</source>
            <translation>这篇文章打不开。</translation>
        </message>
        <message>
            <source>Text size {size}</source>
            <translation>字号 {size}</translation>
        </message>
        <message>
            <source>No article chosen</source>
            <translation>还没有选中文章</translation>
        </message>
        <message>
            <source>Choose one in the list on the left, or press Ctrl+L and search.</source>
            <translation>从左边的列表里选一篇，或按 Ctrl+L 检索。</translation>
        </message>
        <message>
            <source>Copied with its source</source>
            <translation>已复制，附出处</translation>
        </message>
    </context>
    <context>
        <name>Reading</name>
        <message>
            <source>Page as it stood · {name}</source>
            <translation>原文 · {name}</translation>
        </message>
        <message>
            <source>Page {page}</source>
            <translation>第 {page} 版</translation>
        </message>
    </context>
    <context>
        <name>Reporter</name>
        <message>
            <source>What happened is written down in {file}</source>
            <translation>详情已记入 {file}</translation>
        </message>
    </context>
    <context>
        <name>SavedModel</name>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n 篇</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>新增 %n 篇</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SavedPanel</name>
        <message>
            <source>Search for something first, or choose filters</source>
            <translation>请先检索，或选择筛选条件</translation>
        </message>
        <message>
            <source>Save this search</source>
            <translation>保存检索</translation>
        </message>
        <message>
            <source>Saved as “{name}”</source>
            <translation>已保存为“{name}”</translation>
        </message>
        <message>
            <source>Saved searches</source>
            <translation>保存的检索</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>检索</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <source>Mark as seen</source>
            <translation>标记为已看</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>No saved searches</source>
            <translation>还没有保存的检索</translation>
        </message>
        <message>
            <source>Search for something, then choose Save this search (Ctrl+S). New articles that it finds are counted here.</source>
            <translation>检索之后选择“保存检索”（Ctrl+S）。以后新收录的相关文章会在这里计数。</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Rename the search</source>
            <translation>重命名检索</translation>
        </message>
        <message>
            <source>Removed “{name}”</source>
            <translation>已删除“{name}”</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Search the archive</source>
            <translation>检索档案</translation>
        </message>
        <message>
            <source>Earlier searches (Alt+Down)</source>
            <translation>检索历史（Alt+↓）</translation>
        </message>
        <message>
            <source>Forget these searches</source>
            <translation>清除检索历史</translation>
        </message>
        <message>
            <source>No earlier searches</source>
            <translation>没有检索历史</translation>
        </message>
    </context>
    <context>
        <name>SearchHead</name>
        <message>
            <source>Options of the search</source>
            <translation>检索选项</translation>
        </message>
        <message>
            <source>How to search</source>
            <translation>检索语法</translation>
        </message>
        <message>
            <source>Number of articles and hits</source>
            <translation>文章数和命中数</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Newspapers, time, bylines, counties (Alt+4)</source>
            <translation>按时间、报纸、作者、地区筛选（Alt+4）</translation>
        </message>
        <message>
            <source>“{piece}”: {why}</source>
            <translation>“{piece}”：{why}</translation>
        </message>
        <message>
            <source>Search &amp;within these results</source>
            <translation>在结果中检索(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Exclude from these results</source>
            <translation>在结果中排除(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Save this search…</source>
            <translation>保存检索(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;Traditional and simplified are the same</source>
            <translation>不区分繁简(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Full and half width are the same</source>
            <translation>不区分全角半角(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Capitals and small letters are the same</source>
            <translation>不区分大小写(&amp;C)</translation>
        </message>
    </context>
    <context>
        <name>SearchPanel</name>
        <message>
            <source>Articles</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>Searching…</source>
            <translation>正在检索…</translation>
        </message>
        <message numerus="yes">
            <source>%n article(s)</source>
            <translation>
                <numerusform>%n 篇</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hit(s)</source>
            <translation>
                <numerusform>%n 处</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StepBar</name>
        <message>
            <source>Place among the hits</source>
            <translation>当前是第几处</translation>
        </message>
        <message>
            <source>Previous (Shift+F3)</source>
            <translation>上一处 (Shift+F3)</translation>
        </message>
        <message>
            <source>Next (F3)</source>
            <translation>下一处 (F3)</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>关闭 (Esc)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>ThingView</name>
        <message>
            <source>No indicator chosen</source>
            <translation>未选择指标</translation>
        </message>
        <message>
            <source>The chart is on the clipboard</source>
            <translation>图已复制到剪贴板</translation>
        </message>
        <message>
            <source>Indicator</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Headline</source>
            <translation>题名</translation>
        </message>
        <message numerus="yes">
            <source>%n report(s) copied</source>
            <translation>
                <numerusform>已复制 %n 次报道</numerusform>
            </translation>
        </message>
        <message>
            <source>Copy the list with sources</source>
            <translation>复制列表及出处</translation>
        </message>
        <message>
            <source>Copy the chart as a picture</source>
            <translation>复制图片</translation>
        </message>
        <message>
            <source>Save the list as CSV or XLSX…</source>
            <translation>将列表存为 CSV 或 XLSX…</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Copy chart or list</source>
            <translation>复制图或列表</translation>
        </message>
    </context>
    <context>
        <name>ThingsTable</name>
        <message>
            <source>Indicators of the archive</source>
            <translation>档案中的指标</translation>
        </message>
    </context>
    <context>
        <name>Toolbar</name>
        <message>
            <source>Toolbar</source>
            <translation>工具栏</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Bookmark</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>Ledger</source>
            <translation>台账</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>原文</translation>
        </message>
    </context>
    <context>
        <name>UndoBar</name>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Bring it back (Ctrl+Z)</source>
            <translation>恢复 (Ctrl+Z)</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>VerdictCard</name>
        <message>
            <source>Dismissed: {why}</source>
            <translation>已忽略：{why}</translation>
        </message>
        <message numerus="yes">
            <source>%n more in the ledger</source>
            <translation>
                <numerusform>台账中还有 %n 处</numerusform>
            </translation>
        </message>
        <message>
            <source>What explains it</source>
            <translation>怎样解释</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Not the same thing</source>
            <translation>不是一回事</translation>
        </message>
        <message>
            <source>Explained…</source>
            <translation>已有解释…</translation>
        </message>
    </context>
    <context>
        <name>VerdictPopover</name>
        <message>
            <source>What other articles say</source>
            <translation>其他文章怎么说</translation>
        </message>
    </context>
    <context>
        <name>Verdicts</name>
        <message>
            <source>Differences: {count}</source>
            <translation>不同 {count} 项</translation>
        </message>
        <message>
            <source>Agreements: {count}</source>
            <translation>一致 {count} 项</translation>
        </message>
        <message>
            <source>Changes with time</source>
            <translation>前后有变化</translation>
        </message>
        <message>
            <source>Worked out {expected}, printed {found}.</source>
            <translation>算得 {expected}，文中是 {found}。</translation>
        </message>
        <message>
            <source>The sum comes out.</source>
            <translation>核算相符。</translation>
        </message>
        <message>
            <source>Sum holds</source>
            <translation>算得对</translation>
        </message>
        <message>
            <source>The sum fails: {sum}</source>
            <translation>算不对：{sum}</translation>
        </message>
        <message>
            <source>Differs</source>
            <translation>不同</translation>
        </message>
        <message>
            <source>Sum fails</source>
            <translation>算不对</translation>
        </message>
        <message>
            <source>Later value known</source>
            <translation>另有更新的数值</translation>
        </message>
        <message>
            <source>Earlier value known</source>
            <translation>另有更早的数值</translation>
        </message>
        <message>
            <source>Agrees</source>
            <translation>一致</translation>
        </message>
        <message>
            <source>Not the same thing</source>
            <translation>不是一回事</translation>
        </message>
        <message>
            <source>Explained</source>
            <translation>已有解释</translation>
        </message>
        <message>
            <source>over {value}</source>
            <translation>超 {value}</translation>
        </message>
        <message>
            <source>nearly {value}</source>
            <translation>近 {value}</translation>
        </message>
        <message>
            <source>about {value}</source>
            <translation>约 {value}</translation>
        </message>
        <message>
            <source>under {value}</source>
            <translation>不足 {value}</translation>
        </message>
        <message>
            <source>change</source>
            <translation>增减</translation>
        </message>
        <message>
            <source>growth</source>
            <translation>增长</translation>
        </message>
        <message>
            <source>share</source>
            <translation>占比</translation>
        </message>
        <message>
            <source>rank</source>
            <translation>位次</translation>
        </message>
        <message>
            <source>duration</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>planned</source>
            <translation>计划</translation>
        </message>
        <message>
            <source>Other articles that agree: {count}</source>
            <translation>与另外 {count} 篇一致</translation>
        </message>
        <message>
            <source>Differs: {values}. {reason}</source>
            <translation>不同：{values}。{reason}</translation>
        </message>
        <message>
            <source>Later value: {values}</source>
            <translation>更新的数值：{values}</translation>
        </message>
        <message>
            <source>Earlier value: {values}</source>
            <translation>更早的数值：{values}</translation>
        </message>
        <message>
            <source>{value} ({when})</source>
            <translation>{value}（{when}）</translation>
        </message>
        <message>
            <source>rounding</source>
            <translation>取舍</translation>
        </message>
        <message>
            <source>approximate number</source>
            <translation>约数</translation>
        </message>
        <message>
            <source>scope</source>
            <translation>口径</translation>
        </message>
        <message>
            <source>revision</source>
            <translation>修订</translation>
        </message>
        <message>
            <source>transcription</source>
            <translation>转录</translation>
        </message>
        <message>
            <source>The values are the same.</source>
            <translation>数值相同。</translation>
        </message>
        <message>
            <source>The values fit together, as rounded or approximate numbers.</source>
            <translation>按四舍五入和约数理解，数值相容。</translation>
        </message>
        <message>
            <source>The periods differ: values that follow each other.</source>
            <translation>时期不同，是先后的发展。</translation>
        </message>
        <message>
            <source>The period was not over yet; {0} reports the later value.</source>
            <translation>同一时期还没有结束，{0} 报道的是较新的数值。</translation>
        </message>
        <message>
            <source>No period is given; {0} reports the later value.</source>
            <translation>没有写明时期，{0} 报道的是较新的数值。</translation>
        </message>
        <message>
            <source>Not all give a period; in the order of publication the values may follow each other.</source>
            <translation>有的没有写明时期，按见报先后排列，可能是先后的发展。</translation>
        </message>
        <message>
            <source>One value is exactly ten, a hundred or more times the other: perhaps a wrong unit or decimal point.</source>
            <translation>两个数值正好相差整十倍，可能是单位或小数点有误。</translation>
        </message>
        <message>
            <source>The wordings differ by one character and the values by far: perhaps copied wrongly.</source>
            <translation>同一时期的两处写法只差一字而数值相差很大，可能是转录有误。</translation>
        </message>
        <message>
            <source>One is “{0}”, the other “{1}”: a revision; that of {2} counts.</source>
            <translation>一处是“{0}”，一处是“{1}”，是修订；以 {2} 的为准。</translation>
        </message>
        <message>
            <source>One is “{0}”, the other does not say: perhaps from before and after a revision.</source>
            <translation>一处写明是“{0}”，另一处没有写明，可能是修订前后的数。</translation>
        </message>
        <message>
            <source>The coarser number ({0}) may have been cut off instead of rounded.</source>
            <translation>较粗的一处（{0}）可能是截去尾数而不是四舍五入。</translation>
        </message>
        <message>
            <source>The approximate number ({0}) does not fit the other, {1}.</source>
            <translation>约数（{0}）说得过宽或过窄，与另一处的 {1} 对不上。</translation>
        </message>
        <message>
            <source>The approximate numbers are too far apart for both to be right.</source>
            <translation>同一时期的约数相差过大，不能都对。</translation>
        </message>
        <message>
            <source>They differ in scope: one says “{0}”, the other “{1}”.</source>
            <translation>口径词不同：一处写“{0}”，一处写“{1}”。</translation>
        </message>
        <message>
            <source>They differ in scope: one says “{0}”, the other does not.</source>
            <translation>口径词不同：一处写“{0}”，一处没有。</translation>
        </message>
        <message>
            <source>Told {0} months apart and a little different: the later one ({1}) may be revised.</source>
            <translation>两处发表相隔 {0} 个月，数值略有不同，后一处（{1}）可能用了修订后的数。</translation>
        </message>
        <message>
            <source>The numbers differ by one digit: perhaps copied wrongly.</source>
            <translation>写法只差一个数字，可能是转录有误。</translation>
        </message>
        <message>
            <source>Two digits changed places: perhaps copied wrongly.</source>
            <translation>两个数字的先后颠倒了，可能是转录有误。</translation>
        </message>
        <message>
            <source>The values differ a little, and nothing says why.</source>
            <translation>同一时期的数值略有不同，没有写明原因。</translation>
        </message>
        <message>
            <source>The values differ: perhaps another scope, or a mistake.</source>
            <translation>同一时期的数值不同，可能是口径不同或有误。</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Importing…</source>
            <translation>正在导入…</translation>
        </message>
    </context>
    <context>
        <name>Wording</name>
        <message>
            <source>Article</source>
            <translation>文章</translation>
        </message>
        <message>
            <source>Sidebar</source>
            <translation>附文</translation>
        </message>
        <message>
            <source>Caption</source>
            <translation>图片说明</translation>
        </message>
        <message>
            <source>Notice</source>
            <translation>启事</translation>
        </message>
        <message>
            <source>Masthead</source>
            <translation>报头</translation>
        </message>
        <message>
            <source>Something went wrong inside the program: {detail}</source>
            <translation>程序内部出错：{detail}</translation>
        </message>
        <message>
            <source>This file cannot be taken in: {detail}</source>
            <translation>{message}</translation>
        </message>
        <message>
            <source>The archive cannot be used: {detail}</source>
            <translation>{message}</translation>
        </message>
        <message>
            <source>This is no longer in the archive: {detail}</source>
            <translation>{message}</translation>
        </message>
        <message>
            <source>The file cannot be written: {detail}</source>
            <translation>{message}</translation>
        </message>
        <message>
            <source>This did not work: {detail}</source>
            <translation>{message}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
    </context>
    <context>
        <name>WorkBar</name>
        <message>
            <source>Progress</source>
            <translation>进度</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Stop the running work</source>
            <translation>停止正在进行的工作</translation>
        </message>
    </context>
</TS>
