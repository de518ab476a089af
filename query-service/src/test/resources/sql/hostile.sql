-- What is expected ::: the text. "! name" refused (400), naming it; "= rows" answered, with these rows of the caller's own;
-- "~" refused by ClickHouse itself (400); "> " stopped by a limit (422). The caller has 3 facts and 3 recordings.

-- other tables, databases, system
! {db}.facts ::: SELECT count() FROM {db}.facts
! {db}.facts ::: SELECT * FROM {db}.facts WHERE website_id = '{theirs}'
! {db}.facts ::: SELECT * FROM `{db}`.`facts`
! {db}.facts ::: SELECT * FROM "{db}"."facts"
! {db}.recordings ::: SELECT * FROM {db}.recordings FINAL
! {db}.playhead_migrations ::: SELECT * FROM {db}.playhead_migrations
! system.tables ::: SELECT * FROM system.tables
! system.one ::: SELECT * FROM facts, system.one
! system.query_log ::: SELECT query FROM system.query_log
! system.processes ::: SELECT count() FROM facts WHERE kind IN (SELECT query FROM system.processes)
! information_schema.tables ::: SELECT * FROM information_schema.tables
! default.x ::: SELECT * FROM default.x
~ ::: SELECT * FROM playhead_migrations
~ ::: SELECT * FROM tables
~ ::: SELECT * FROM `system.tables`
! system.numbers ::: SELECT number FROM facts JOIN system.numbers ON 1 = 1
! system.users ::: SELECT name IN system.users FROM facts
! {db}.recordings ::: SELECT recording_id IN {db}.recordings FROM facts
! {db}.facts ::: SELECT count() FROM facts WHERE recording_id GLOBAL IN {db}.facts
! {db}.facts ::: SELECT count() FROM facts WHERE recording_id NOT IN ({db}.facts)
~ ::: SELECT count() FROM facts WHERE recording_id IN playhead_migrations

-- table functions
! file ::: SELECT * FROM file('/etc/passwd', 'LineAsString')
! url ::: SELECT * FROM url('http://localhost:1/', 'CSV', 'a String')
! s3 ::: SELECT * FROM s3('http://localhost:1/a', 'CSV')
! remote ::: SELECT * FROM remote('127.0.0.1', '{db}', 'facts')
! remoteSecure ::: SELECT * FROM remoteSecure('127.0.0.1', {db}.facts)
! cluster ::: SELECT * FROM cluster('default', {db}.facts)
! clusterAllReplicas ::: SELECT * FROM clusterAllReplicas('default', {db}.facts)
! mysql ::: SELECT * FROM mysql('localhost:3306', 'd', 't', 'u', 'p')
! postgresql ::: SELECT * FROM postgresql('localhost:5432', 'd', 't', 'u', 'p')
! merge ::: SELECT * FROM merge('{db}', 'facts')
! merge ::: SELECT * FROM merge('^fac')
! view ::: SELECT * FROM view(SELECT 1)
! input ::: SELECT * FROM input('a String')
! executable ::: SELECT * FROM executable('a.sh', 'TSV', 'a String')
! numbers ::: SELECT count() FROM numbers(100000000000)
! zeros ::: SELECT * FROM zeros(10)
! generateRandom ::: SELECT * FROM generateRandom('a String')
! dictionary ::: SELECT * FROM dictionary('d')
! hdfs ::: SELECT * FROM hdfs('hdfs://a/b', 'CSV', 'a String')
! jdbc ::: SELECT * FROM jdbc('a', 'b')
! mongodb ::: SELECT * FROM mongodb('a', 'b', 'c', 'd', 'e', 'f')
! sqlite ::: SELECT * FROM sqlite('a', 'b')
! mergeTreeIndex ::: SELECT * FROM mergeTreeIndex('{db}', 'facts')
! loop ::: SELECT * FROM loop({db}.facts)
! null ::: SELECT * FROM null('a String')
! values ::: SELECT * FROM values('a String', 'x')
! file ::: SELECT (SELECT count() FROM file('/etc/hosts', 'LineAsString')) FROM facts
! url ::: SELECT * FROM facts AS a JOIN (SELECT * FROM url('http://localhost:1/', 'CSV', 'x String')) AS b ON a.name = b.x
! remote ::: WITH facts AS (SELECT * FROM remote('localhost', '{db}', 'facts')) SELECT * FROM facts
! python ::: SELECT * FROM Python(x)

-- functions that read, tell or wait
! file ::: SELECT file('/etc/passwd')
! FILE ::: SELECT FILE('/etc/passwd') FROM facts
! file ::: SELECT arrayMap(x -> file(x), ['/etc/passwd'])
! file ::: SELECT count() FROM facts ORDER BY file('/etc/passwd')
! dictGet ::: SELECT dictGet('d', 'a', 1)
! dictHas ::: SELECT dictHas('d', 1)
! joinGet ::: SELECT joinGet('{db}.facts', 'text', 1)
! hasColumnInTable ::: SELECT hasColumnInTable('{db}', 'facts', 'text')
! getSetting ::: SELECT getSetting('additional_table_filters')
! getServerSetting ::: SELECT getServerSetting('max_connections')
! getMacro ::: SELECT getMacro('replica')
! currentDatabase ::: SELECT currentDatabase()
! DATABASE ::: SELECT DATABASE()
! currentUser ::: SELECT currentUser()
! user ::: SELECT user()
! hostName ::: SELECT hostName()
! version ::: SELECT version()
! uptime ::: SELECT uptime()
! serverUUID ::: SELECT serverUUID()
! tcpPort ::: SELECT tcpPort()
! queryID ::: SELECT queryID()
! filesystemAvailable ::: SELECT filesystemAvailable()
! globalVariable ::: SELECT globalVariable('version')
! showCertificate ::: SELECT showCertificate()
! sleep ::: SELECT sleep(3)
! sleepEachRow ::: SELECT sleepEachRow(1) FROM facts
! throwIf ::: SELECT throwIf(1, 'x')
! logTrace ::: SELECT logTrace('x')
! addressToLine ::: SELECT addressToLine(1)
! demangle ::: SELECT demangle('x')
! viewExplain ::: SELECT viewExplain('EXPLAIN', '', (SELECT 1))
! formatQuery ::: SELECT formatQuery('SELECT 1')
! fuzzQuery ::: SELECT fuzzQuery('SELECT 1')
! catboostEvaluate ::: SELECT catboostEvaluate('/etc/passwd', 1)
! AIGenerate ::: SELECT AIGenerate('a', 'b')
! generateRandomStructure ::: SELECT generateRandomStructure(5)
! structureToProtobufSchema ::: SELECT structureToProtobufSchema('a String')
! evalMLMethod ::: SELECT evalMLMethod(a, b) FROM facts
! arrayReduce ::: SELECT arrayReduce('flameGraph', [1])
! initializeAggregation ::: SELECT initializeAggregation('sumState', 1)
! finalizeAggregation ::: SELECT finalizeAggregation(unhex('00'))
! sumState ::: SELECT sumState(count) FROM facts
! sumMerge ::: SELECT sumMerge(x) FROM facts
! flameGraph ::: SELECT flameGraph(1)
! __getScalar ::: SELECT __getScalar('x')
! repeat ::: SELECT repeat('a', 1000000000)
! space ::: SELECT space(1000000000)
! nosuchfunction ::: SELECT nosuchfunction(1)
! CAST ::: SELECT CAST(unhex('00'), 'AggregateFunction(sum, UInt64)')
! CAST ::: SELECT 'x'::JSON
! CAST ::: SELECT CAST('1', concat('U', 'Int8'))
! currentDatabase ::: SELECT * FROM facts WHERE EXISTS (SELECT 1 WHERE currentDatabase() != '')
! APPLY ::: SELECT * APPLY(file) FROM facts
! APPLY ::: SELECT COLUMNS(text) APPLY(x -> file(x)) FROM facts
! REPLACE ::: SELECT * REPLACE(file('/etc/passwd') AS text) FROM facts
! COLUMNS ::: SELECT COLUMNS('.*') FROM facts

-- settings, destinations, formats, several statements, other statements
! SETTINGS ::: SELECT count() FROM facts SETTINGS additional_table_filters = {}
! SETTINGS ::: SELECT * FROM (SELECT 1 SETTINGS readonly = 0)
! SETTINGS ::: SELECT 1 UNION ALL SELECT 2 SETTINGS max_threads = 100
! INTO OUTFILE ::: SELECT * FROM facts INTO OUTFILE '{folder}/out.csv'
! INTO OUTFILE ::: SELECT * FROM facts INTO OUTFILE '{folder}/out.csv' TRUNCATE FORMAT CSV
! INTO OUTFILE ::: SELECT 1 /* */ into\n\toutfile '{folder}/out.csv'
! FORMAT ::: SELECT 1 FORMAT Null
! FORMAT ::: SELECT * FROM facts FORMAT TabSeparated
~ ::: SELECT 1; DROP TABLE {db}.facts
~ ::: SELECT 1;\nSELECT 2
! DROP ::: DROP TABLE {db}.facts
! INSERT ::: INSERT INTO {db}.facts (text) VALUES ('x')
! INSERT ::: INSERT INTO {db}.facts SELECT * FROM {db}.facts
! INSERT ::: WITH a AS (SELECT 'x' AS text) INSERT INTO {db}.facts (text) SELECT text FROM a
! INSERT ::: INSERT INTO FUNCTION file('{folder}/out.csv', 'CSV', 'a String') SELECT 'a'
! ALTER ::: ALTER TABLE {db}.facts DELETE WHERE 1
! TRUNCATE ::: TRUNCATE TABLE {db}.facts
! CREATE ::: CREATE TABLE playhead_sql.x (a String) ENGINE = Memory
! CREATE ::: CREATE VIEW playhead_sql.facts AS SELECT * FROM {db}.facts
! CREATE ::: CREATE FUNCTION lower AS (x) -> file(x)
! OPTIMIZE ::: OPTIMIZE TABLE {db}.facts FINAL
! SYSTEM ::: SYSTEM SHUTDOWN
! KILL ::: KILL QUERY WHERE 1
! SET ::: SET readonly = 0
! USE ::: USE {db}
! SHOW ::: SHOW TABLES FROM {db}
! DESCRIBE ::: DESCRIBE TABLE {db}.facts
! EXPLAIN ::: EXPLAIN SELECT * FROM facts
! EXPLAIN ::: EXPLAIN AST SELECT 1
! EXISTS ::: EXISTS TABLE {db}.facts
! GRANT ::: GRANT ALL ON *.* TO default
! BACKUP ::: BACKUP TABLE {db}.facts TO File('{folder}/b')
! ATTACH ::: ATTACH TABLE playhead_sql.x
! DELETE ::: DELETE FROM {db}.facts WHERE 1
! UPDATE ::: UPDATE {db}.facts SET text = 'x' WHERE 1
! PARALLEL WITH ::: SELECT 1 PARALLEL WITH SELECT 2
~ ::: graph = 1, SELECT 1
~ ::: AST SELECT 1
~ ::: SELECT * FROM (SHOW TABLES)
~ ::: SELECT * FROM facts WHERE 1) UNION ALL (SELECT * FROM {db}.facts
~ ::: ) SELECT * FROM {db}.facts --
~ ::: {websites:Identifier}

-- texts that hope to be read twice
= [[3]] ::: SELECT count() FROM facts -- WHERE 0
= [[3]] ::: SELECT count() /* ; DROP TABLE facts */ FROM facts
= [[1]] ::: SELECT 1 AS `INTO OUTFILE x`
= [[x]] ::: SELECT '\\' FROM system.tables --' AS a WHERE 0 UNION ALL SELECT 'x'
! {db}.facts ::: SELECT count() FROM /* '*/ {db}.facts -- '
! {db}.facts ::: SELECT '--', count() FROM {db}.facts
! {db}.facts ::: SELECT $$ ' $$, count() FROM {db}.facts
! {db}.facts ::: SELECT $a$ -- $a$, count() FROM\u00a0{db}.facts
! U+0000 ::: SELECT 1\0, 2
! U+001A ::: SELECT\u001a1
! U+0085 ::: SELECT\u00851
! U+D800 ::: SELECT '\ud800'
~ ::: SELECT * FROM ｆａｃｔｓ
~ ::: SELECT * FROM fаcts
! file ::: SELECT \u2003file('/etc/passwd')
! Literal UInt64_1 ::: SELECT `a (children 1)`, 1 FROM facts
! Identifier a (alias x ::: SELECT a AS `x\n   Identifier y` FROM facts
! TableIdentifier facts (alias t (alias u)) ::: SELECT * FROM facts AS `t (alias u)`
! query ::: \t\n
! length ::: SELECT '{long}'

-- names of the views, shadowed, joined, nested
~ ::: WITH facts AS (SELECT 1 AS a) SELECT a FROM facts
= [[3]] ::: WITH x AS (SELECT * FROM facts) SELECT count() FROM x
= [[3]] ::: SELECT count() FROM (WITH recordings AS (SELECT * FROM facts) SELECT * FROM recordings)
= [[0]] ::: SELECT count() FROM facts WHERE website_id = '{theirs}'
= [[3]] ::: SELECT count() FROM facts WHERE 1 OR website_id = '{theirs}'
= [[0]] ::: SELECT count() FROM recordings WHERE website_id = '{theirs}'
= [[1]] ::: SELECT uniqExact(website_id) FROM (SELECT website_id FROM facts UNION ALL SELECT website_id FROM recordings)
= [[3]] ::: SELECT count() FROM facts AS a JOIN recordings AS b ON a.recording_id = b.recording_id
= [[9]] ::: SELECT count() FROM facts AS a CROSS JOIN recordings AS b
= [[3]] ::: SELECT countIf(recording_id IN (SELECT recording_id FROM recordings)) FROM facts
= [[3]] ::: SELECT (SELECT count() FROM facts)
= [[3], [3]] ::: SELECT count() FROM facts UNION ALL SELECT count() FROM recordings
= [[1]] ::: SELECT count() FROM (SELECT DISTINCT website_id FROM facts INTERSECT SELECT DISTINCT website_id FROM recordings)
= [[0]] ::: SELECT count() FROM recordings WHERE user_id != 'mine'
= [[mine]] ::: SELECT DISTINCT user_id FROM recordings
= [[3]] ::: SELECT sum(n) FROM (SELECT count() OVER (PARTITION BY website_id) AS n, row_number() OVER (ORDER BY ts) AS r FROM facts) WHERE r = 1
~ ::: SELECT segment_id FROM facts
~ ::: SELECT partition FROM facts
~ ::: SELECT _part, _path FROM facts
~ ::: SELECT is_deleted, revision FROM recordings
~ ::: SELECT facts.segment_id FROM facts
~ ::: SELECT * FROM facts FINAL PREWHERE segment_id != ''
! RECURSIVE ::: WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count() FROM r
! WITH FILL ::: SELECT ts FROM facts ORDER BY ts WITH FILL STEP INTERVAL 1 MICROSECOND

-- too much
> ::: SELECT a.ts FROM facts AS a CROSS JOIN (SELECT arrayJoin(range(1000000)) AS n) AS b
> ::: SELECT count() FROM (SELECT arrayJoin(range(1000000)) AS a) AS x CROSS JOIN (SELECT arrayJoin(range(1000000)) AS b) AS y WHERE sipHash64(a, b) = 1
> ::: SELECT length(groupArray(arrayMap(x -> toString(sipHash64(x, n)), range(100000)))) FROM (SELECT arrayJoin(range(100000)) AS n)
~ ::: SELECT range(1000000000)
> ::: SELECT arrayWithConstant(1000000000000, 1)
