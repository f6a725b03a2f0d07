import Expressions
import Testing

struct SprigStringTests {
    static let cases: [SprigCalls.Row] = [
        ("upper", #"["straße é"]"#, "STRAßE É"), ("lower", #"["ÀB İ"]"#, "àb i"),
        ("title", #"["hello wORLD_x don't é1a"]"#, "Hello WORLD_x Don'T É1a"),
        ("untitle", #"["Hello World\tÉa"]"#, "hello world\téa"),
        ("swapcase", #"["This Is A.Test 1a"]"#, "tHIS iS a.tEST 1A"),
        ("initials", #"["First  Try é"]"#, "FTÃ"),
        ("nospace", #"["hello w o\nr l d"]"#, "helloworld"), ("nospace", #"["é x"]"#, "Ã©x"),
        ("nospace", #"["é"]"#, "é"),
        ("camelcase", #"["http_server"]"#, "HttpServer"), ("camelcase", #"["GOLANG_IS_GREAT"]"#, "GolangIsGreat"),
        ("camelcase", #"["_complex__case_"]"#, "_Complex_Case_"), ("camelcase", #"["some words"]"#, "SomeWords"),
        ("camelcase", #"["x"]"#, "X"), ("camelcase", #"[""]"#, ""),
        ("snakecase", #"["FirstName"]"#, "first_name"), ("snakecase", #"["HTTPServer"]"#, "http_server"),
        ("snakecase", #"["NoHTTPS"]"#, "no_https"), ("snakecase", #"["GO_PATH"]"#, "go_path"),
        ("snakecase", #"["GO PATH"]"#, "go_path"), ("snakecase", #"["GO-PATH"]"#, "go_path"),
        ("snakecase", #"["http2xx"]"#, "http_2xx"), ("snakecase", #"["HTTP20xOK"]"#, "http_20x_ok"),
        ("snakecase", #"["Duration2m3s"]"#, "duration_2m3s"), ("snakecase", #"["Bld4Floor3rd"]"#, "bld4_floor_3rd"),
        ("snakecase", #"["ID3v2.Tag"]"#, "id_3v2.tag"), ("kebabcase", #"["FirstName"]"#, "first-name"),
        ("kebabcase", #"[" padded "]"#, "-padded-"), ("snakecase", #"["日本Go"]"#, "日本_go"),
    ]

    @Test(arguments: cases) func `letters change case as Go's libraries change them`(row: SprigCalls.Row) {
        #expect(SprigCalls.text(row.function, row.arguments) == row.result)
    }

    static let pieces: [SprigCalls.Row] = [
        ("trim", #"["\u00a0 a b\n\u2003"]"#, "a b"), ("trimAll", #"["$é", "é$5.00$"]"#, "5.00"),
        ("trimall", #"["", " a "]"#, " a "), ("trimPrefix", #"["-", "--a"]"#, "-a"),
        ("trimSuffix", #"["é", "ée"]"#, "ée"), ("trimSuffix", #"["e", "éé"]"#, "éé"),
        ("contains", #"["cat", "concat"]"#, "true"), ("contains", #"["aab", "aaab"]"#, "true"),
        ("contains", #"["", ""]"#, "true"), ("hasPrefix", #"["a", ""]"#, "false"), ("hasSuffix", #"["", "x"]"#, "true"),
        ("replace", #"[" ", "-", "I Am Henry VIII"]"#, "I-Am-Henry-VIII"), ("replace", #"["aa", "b", "aaaaa"]"#, "bba"),
        ("replace", #"["", ".", "é"]"#, ".é."), ("plural", #"["one", "many", 1]"#, "one"),
        ("plural", #"["one", "many", 0]"#, "many"), ("trunc", #"[5, "hello world"]"#, "hello"),
        ("trunc", #"[-5, "hello world"]"#, "world"), ("trunc", #"[-50, "hi"]"#, "hi"), ("trunc", #"[0, "hi"]"#, ""),
        ("trunc", #"[2, "日本"]"#, "\u{FFFD}\u{FFFD}"), ("trunc", #"[-9223372036854775808, "hi"]"#, "hi"),
        ("substr", #"[0, 5, "hello world"]"#, "hello"), ("substr", #"[-1, 5, "hello world"]"#, "hello"),
        ("substr", #"[6, -1, "hello world"]"#, "world"), ("substr", #"[3, 99, "hello"]"#, "lo"),
        ("abbrev", #"[5, "hello world"]"#, "he..."), ("abbrev", #"[3, "hello"]"#, "hello"),
        ("abbrevboth", #"[5, 10, "1234 5678 9123"]"#, "...5678..."),
        ("abbrevboth", #"[99, 7, "0123456789"]"#, "...6789"),
        ("abbrevboth", #"[1, 5, "0123456789"]"#, "0123456789"), ("repeat", #"[3, "ab"]"#, "ababab"),
        ("indent", #"[2, "a\nb"]"#, "  a\n  b"), ("nindent", #"[1, ""]"#, "\n "),
        ("wrap", #"[5, "the quick  brownfoxes x"]"#, "the\nquick\nbrownfoxes\nx"),
        ("wrapWith", #"[5, "\t", "Hello World"]"#, "Hello\tWorld"), ("wrapWith", #"[3, "|", "abcdefg"]"#, "abc|def|g"),
        ("wrap", #"[0, "a b"]"#, "a\nb"), ("hello", "[]", "Hello!"),
        ("split", #"["$", "foo$bar$baz"]"#, "map[_0:foo _1:bar _2:baz]"), ("split", #"["", "né"]"#, "map[_0:n _1:é]"),
        ("splitn", #"["$", 2, "foo$bar$baz"]"#, "map[_0:foo _1:bar$baz]"), ("splitn", #"[",", 0, "a,b"]"#, "map[]"),
        ("splitList", #"[",", ""]"#, "[]"), ("splitList", #"["", ""]"#, "[]"), ("splitList", #"[",", ",a,"]"#, "[ a ]"),
        ("quote", #"["a\"b", null, 3, [1]]"#, #""a\"b" "3" "[1]""#), ("squote", #"["it's", 1.5]"#, "'it's' '1.5'"),
        ("cat", #"["hello", null, 3, [true, null]]"#, "hello 3 [true <nil>]"), ("toString", "[null]", "<nil>"),
        ("toStrings", #"[[1, null, "a"]]"#, "[1 a]"), ("toStrings", "[3]", "[3]"), ("toStrings", "[null]", "[]"),
    ]

    @Test(arguments: pieces) func `texts are cut and put together byte by byte, as in Go`(row: SprigCalls.Row) {
        #expect(SprigCalls.text(row.function, row.arguments) == row.result)
    }

    static let failures: [SprigCalls.Row] = [
        ("repeat", #"[-1, "a"]"#, "error: strings: negative Repeat count"),
        ("indent", #"[-1, "a"]"#, "error: strings: negative Repeat count"),
        ("substr", #"[-1, 9, "abc"]"#, "error: slice bounds out of range [0:9] with length 3"),
        ("substr", #"[3, 2, "abcd"]"#, "error: slice bounds out of range [3:2] with length 4"),
        ("fail", #"["no such thing"]"#, "error: no such thing"),
        ("upper", "[5]", "error: upper: argument 1 has the wrong type: expected string; found int"),
        ("plural", #"["a"]"#, "error: wrong number of args for plural: want 3 got 1"),
    ]

    @Test(arguments: failures) func `what panics in Go is an error of the evaluation`(row: SprigCalls.Row) {
        #expect(SprigCalls.text(row.function, row.arguments) == row.result)
    }

    static let encodings: [SprigCalls.Row] = [
        ("b64enc", #"["hi"]"#, "aGk="), ("b64dec", #"["aGVsbG8gd29ybGQ"]"#, "illegal base64 data at input byte 12"),
        ("b64dec", #"["aGk=\n"]"#, "hi"), ("b64dec", #"["aG\nk="]"#, "hi"), ("b64dec", #"["aGl="]"#, "hi"),
        ("b64dec", #"["YQ=x"]"#, "illegal base64 data at input byte 2"),
        ("b64dec", #"["YQ==YQ=="]"#, "illegal base64 data at input byte 4"),
        ("b64dec", #"["YQ="]"#, "illegal base64 data at input byte 3"),
        ("b64dec", #"["Y?=="]"#, "illegal base64 data at input byte 1"),
        ("b64dec", #"["="]"#, "illegal base64 data at input byte 0"), ("b64dec", #"["/w=="]"#, "\u{FFFD}"),
        ("b32enc", #"["foob"]"#, "MZXW6YQ="), ("b32dec", #"["MZXW6YTBOI======"]"#, "foobar"),
        ("b32dec", #"["MZXW6YQ"]"#, "illegal base32 data at input byte 0"),
        ("b32dec", #"["MZXW6=="]"#, "illegal base32 data at input byte 7"),
        ("b32dec", #"["mz======"]"#, "illegal base32 data at input byte 0"),
        ("sha1sum", #"["Hello"]"#, "f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0"),
        ("sha256sum", #"[""]"#, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("adler32sum", #"["Wikipedia"]"#, "300286872"),
        ("base", #"["/"]"#, "/"), ("base", #"[""]"#, "."), ("base", #"["a//"]"#, "a"), ("dir", #"["a/b/"]"#, "a/b"),
        ("dir", #"["/x"]"#, "/"), ("clean", #"["../a/../../b/./"]"#, "../../b"), ("clean", #"["/../x"]"#, "/x"),
        ("ext", #"["a.b/c"]"#, ""), ("osExt", #"["x.tar.gz"]"#, ".gz"), ("isAbs", #"["/a"]"#, "true"),
    ]

    @Test(arguments: encodings) func `a text that cannot be decoded gives the reason as its result`(row: SprigCalls.Row)
    {
        #expect(SprigCalls.text(row.function, row.arguments) == row.result)
    }
}
