-- 分析用的视图。每个视图前面写着它回答的问题。数字不相加：来源没有说互不重叠的数，加起来没有意义。

-- 哪里的哪个数最大，话说到什么程度？“近2000人”至多 2000，至少是多少来源没有说，那一格就空着。
-- 限定里有一个词不认得，两头都空着。“写法”那一列最稳妥，引用时用它。
CREATE VIEW 数字全貌 AS
WITH 词 AS (
    SELECT
        list(限定) AS 认得的,
        list(限定) FILTER (WHERE 可能更少) AS 会更少的,
        list(限定) FILTER (WHERE 可能更多) AS 会更多的
    FROM 限定词
),
两头 AS (
    SELECT
        f.*,
        coalesce(list_has_all(认得的, f.限定), true) AS 认得,
        coalesce(list_has_any(f.限定, 会更少的), false) AS 会更少,
        coalesce(list_has_any(f.限定, 会更多的), false) AS 会更多,
        coalesce(f.数值, f.下限) AS 低,
        coalesce(f.数值, f.上限) AS 高
    FROM figures AS f, 词
)
SELECT
    t.来自,
    t.网站,
    t.记录,
    t.记录名称,
    t.记录类型,
    t.代号,
    t.指标,
    t.写法,
    t.限定,
    t.单位,
    t.性质,
    CASE WHEN t.认得 AND NOT t.会更少 THEN t.低 END AS 至少,
    CASE WHEN t.认得 AND NOT t.会更多 THEN t.高 END AS 至多,
    t.数值 IS NOT NULL AND t.认得 AND NOT t.会更少 AND NOT t.会更多 AS 确切,
    coalesce(u.折合单位, t.单位) AS 折合单位,
    至少 * coalesce(u.倍数, 1) AS 折合至少,
    至多 * coalesce(u.倍数, 1) AS 折合至多,
    t.口径,
    t.地区,
    t.期间,
    t.截至,
    t.原文,
    t.来源全称,
    t.不进合计
FROM 两头 AS t
LEFT JOIN 单位换算 AS u ON u.单位 = t.单位;

-- 各地各行业收录了几个工作室、几种操作法，其中高危的几种？
CREATE VIEW 行业分布 AS
WITH 条目 AS (
    SELECT 来自, 网站, 行业, true AS 是工作室, NULL AS 风险 FROM studios
    UNION ALL
    SELECT 来自, 网站, 行业, false, 风险 FROM methods
)
SELECT
    来自,
    网站,
    coalesce(行业, '未提供') AS 行业,
    count(*) FILTER (WHERE 是工作室) AS 工作室,
    count(*) FILTER (WHERE NOT 是工作室) AS 操作法,
    count(*) FILTER (WHERE 风险 = '高危') AS 其中高危
FROM 条目
GROUP BY ALL
ORDER BY ALL;

-- 成果走到了哪一步，卡在立项的有哪些？
CREATE VIEW 成果一览 AS
SELECT
    s.来自,
    s.网站,
    s.编号,
    s.名称 AS 工作室,
    s.单位,
    s.省,
    s.市,
    s.行业,
    成果项.名称 AS 成果,
    成果项.类型,
    成果项.年份,
    成果项.转化阶段
FROM studios AS s, unnest(s.成果) AS 展开(成果项);

-- 哪些条目没有来源，哪些只有转载，多久没有更新？
CREATE VIEW 来源情况 AS
WITH 条目 AS (
    SELECT '工作室' AS 类型, 来自, 网站, 编号, 名称, 更新, [来自哪.类别 FOR 来自哪 IN 来源] AS 类别 FROM studios
    UNION ALL
    SELECT '操作法', 来自, 网站, 编号, 名称, 更新, [来自哪.类别 FOR 来自哪 IN 来源] FROM methods
    UNION ALL
    SELECT '人物', 来自, 网站, 编号, 名称, 更新, [来自哪.类别 FOR 来自哪 IN 来源] FROM people
    UNION ALL
    SELECT '报告', 来自, 网站, 编号, 名称, 更新, [来自哪.类别 FOR 来自哪 IN 来源] FROM reports
    UNION ALL
    SELECT '标准', 来自, 网站, 编号, 名称, 更新, [来自哪.类别 FOR 来自哪 IN 来源] FROM standards
    UNION ALL
    SELECT '学习路径', 来自, 网站, 编号, 名称, 更新, [来自哪.类别 FOR 来自哪 IN 来源] FROM paths
)
SELECT
    来自,
    网站,
    类型,
    编号,
    名称,
    coalesce(len(类别), 0) AS 来源数,
    coalesce(len([一类 FOR 一类 IN 类别 IF 一类 = '原站']), 0) AS 原站数,
    coalesce(len(类别) > 0 AND len([一类 FOR 一类 IN 类别 IF 一类 = '转载']) = len(类别), false) AS 只有转载,
    更新
FROM 条目;

COMMENT ON VIEW 数字全貌 IS '每个数字一行：写法、限定，至少和至多各是多少，折合成同一个单位';
COMMENT ON VIEW 行业分布 IS '各地各行业收录的工作室和操作法';
COMMENT ON VIEW 成果一览 IS '每项成果一行，走到了哪一步';
COMMENT ON VIEW 来源情况 IS '每个条目有几个来源，是不是只有转载';
