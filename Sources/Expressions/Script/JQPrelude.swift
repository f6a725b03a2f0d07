/// Definitions of jq's that come before every program: where libjq 1.6 answers otherwise than gojq 0.12.19, or not at
/// all, these take the place of its own (spec/sensor.md §2.3).
///
/// `_sb` calls a function of the worker's own; `_sb_NAME` is what libjq has under `NAME`. The whole becomes one line in
/// front of the program's first, so that line numbers stay true; therefore it has no comments.
enum JQPrelude {
    static let bytes =
        Array(
            (calls + errors + texts + patterns + times + collections + updates + streams).split(separator: "\n")
                .map { $0.drop { $0 == " " } }.joined(separator: " ").utf8
        ) + [UInt8(ascii: " ")]

    private static let calls = """
        def _sb(call): call | debug | input;
        def _sb_env: {};
        def env: {};
        def now: _sb(["now"]);
        def toboolean:
          if type == "boolean" then . elif . == "true" then true elif . == "false" then false
          else error("\\(type) (\\(tojson)) cannot be parsed as a boolean") end;
        def abs: if type != "number" then error("\\(type) has no absolute value") elif . < 0 then -. else . end;
        def toarray: if type == "array" then . else [.] end;
        def have_literal_numbers: true;
        def have_decnum: false;
        def gamma: tgamma;

        """

    private static let errors = """
        def _sb_raise: error;
        def error: if . == null then "null" | _sb_raise else _sb_raise end;
        def error($message): $message | error;
        def _sb_strings($name; $other):
          if type == "string" and ($other | type) == "string" then .
          else error("\\($name) needs two strings, not \\(type) and \\($other | type)") end;

        """

    private static let texts = """
        def tojson: _sb(["tojson", .]);
        def tostring: if type == "string" then . else tojson end;
        def format($name): _sb(["format", ., $name]);
        def tonumber: if type == "number" then . else _sb(["tonumber", .]) end;
        def ltrim: _sb(["trim", ., 1]);
        def rtrim: _sb(["trim", ., 2]);
        def trim: _sb(["trim", ., 3]);
        def implode: _sb(["implode", .]);
        def _sb_ltrimstr($x): ltrimstr($x);
        def _sb_rtrimstr($x): rtrimstr($x);
        def ltrimstr($x): _sb_strings("ltrimstr"; $x) | _sb_ltrimstr($x);
        def rtrimstr($x): _sb_strings("rtrimstr"; $x) | if $x == "" then . else _sb_rtrimstr($x) end;
        def trimstr($x): ltrimstr($x) | rtrimstr($x);
        def _sb_split($x): split($x);
        def split($x):
          _sb_strings("split"; $x) | if . != "" then _sb_split($x) elif $x == "" then [] else [""] end;
        def _sb_field:
          if type == "boolean" or type == "number" then tojson elif . == null then "" else . end;
        def join($x):
          [.[]] | if . == [] then "" else . as $all
          | reduce $all[1:][] as $one ("" + ($all[0] | _sb_field); . + $x + ($one | _sb_field)) end;
        def _sb_times(a; b): a * b;
        def _sb_repeat($text; $count):
          if ($count | isnan) or $count < 0 then null
          elif $count < 1 then ""
          elif $count * ($text | utf8bytelength) > 268435456 then null
          else _sb_times($text; $count | floor) end;
        def _multiply(a; b):
          b as $b | a as $a
          | if ($a | type) == "string" and ($b | type) == "number" then _sb_repeat($a; $b)
          elif ($a | type) == "number" and ($b | type) == "string" then _sb_repeat($b; $a)
          else _sb_times($a; $b) end;
        def _sb_whole: if . > 9e18 then 9e18 elif . < -9e18 then -9e18 else . end;
        def _sb_rest(a; b): a % b;
        def _mod(a; b):
          b as $b | a as $a
          | if ($a | type) != "number" or ($b | type) != "number" then _sb_rest($a; $b)
          elif ($a | isnan) or ($b | isnan) then nan
          else _sb_rest($a | _sb_whole; $b | _sb_whole) end;
        def indices($x):
          if . == null then null
          elif type == "string" then _sb_strings("indices"; $x) | _sb(["indices", ., $x])
          elif ($x | type) != "array" then .[[$x]]
          elif $x == [] then [] else .[$x] end;
        def index($x): indices($x) | .[0];
        def rindex($x): indices($x) | if . == null then null else .[-1:][0] end;

        """

    private static let patterns = """
        def match($re; $flags): _sb(["match", ., $re, $flags])[];
        def match($re): match($re; null);
        def test($re; $flags): _sb(["test", ., $re, $flags]);
        def test($re): test($re; null);
        def _sb_named: reduce .[] as $one ({}; if $one.name == null then . else .[$one.name] = $one.string end);
        def capture($re; $flags): match($re; $flags) | .captures | _sb_named;
        def capture($re): capture($re; null);
        def scan($re; $flags):
          match($re; $flags + "g") | if .captures == [] then .string else [.captures[].string] end;
        def scan($re): scan($re; null);
        def splits($re; $flags): _sb(["pieces", ., $re, $flags + "g"])[].gap;
        def splits($re): splits($re; null);
        def split($re; $flags): [splits($re; $flags)];
        def sub($re; text; $flags):
          . as $all | _sb(["pieces", ., $re, $flags]) as $pieces
          | reduce $pieces[:-1][] as $piece ([];
              [$piece.named | text] as $new
              | reduce range($new | length) as $i (.; setpath([$i]; .[$i] + $piece.gap + $new[$i])))
          | if . == [] then $all else .[] + $pieces[-1].gap end;
        def sub($re; text): sub($re; text; null);
        def gsub($re; text; $flags): sub($re; text; $flags + "g");
        def gsub($re; text): sub($re; text; "g");

        """

    private static let times = """
        def gmtime: _sb(["gmtime", .]);
        def localtime: gmtime;
        def mktime: _sb(["mktime", .]);
        def strftime($format): _sb(["strftime", ., $format]);
        def strflocaltime($format): strftime($format);
        def strptime($format): _sb(["strptime", ., $format]);
        def todateiso8601: strftime("%Y-%m-%dT%H:%M:%SZ");
        def fromdateiso8601: strptime("%Y-%m-%dT%H:%M:%S%z") | mktime;
        def todate: todateiso8601;
        def fromdate: fromdateiso8601;

        """

    private static let collections = """
        def _sb_has($key): has($key);
        def has($key): if . == null then false else _sb_has($key) end;
        def in(where): . as $key | where | has($key);
        def to_entries: [keys[] as $key | {key: $key, value: .[$key]}];
        def from_entries:
          map({(.key // .Key // .name // .Name): (if has("value") then .value else .Value end)}) | add // {};
        def with_entries(f): to_entries | map(f) | from_entries;
        def add(f): [f] | add;
        def first(f): label $found | f | ., break $found;
        def last(f): reduce f as $one ([]; [$one]) | .[];
        def isempty(f): label $found | (f | false, break $found), true;
        def any(f; holds): isempty(f | select(holds)) | not;
        def any(holds): any(.[]; holds);
        def any: any(.[]; .);
        def all(f; holds): isempty(f | select(holds | not));
        def all(holds): all(.[]; holds);
        def all: all(.[]; .);
        def IN(f): any(f == .; .);
        def IN(one; f): any(one == f; .);
        def limit($count; f):
          if $count > 0 then label $enough
          | foreach f as $one ($count; . - 1; $one, if . <= 0 then break $enough else empty end)
          elif $count == 0 then empty else error("limit does not take a negative count") end;
        def skip($count; f):
          if $count > 0 then foreach f as $one ($count; . - 1; if . < 0 then $one else empty end)
          elif $count == 0 then f else error("skip does not take a negative count") end;
        def nth($count; f):
          if $count >= 0 then first(skip($count; f)) else error("nth does not take a negative index") end;
        def repeat(f): def _again: f, _again; _again;
        def combinations(n): [limit(n; repeat(.))] | combinations;

        """

    private static let updates = """
        def map_values(f):
          if type == "array" then [.[] | first(f)]
          elif type == "object" then
            . as $all | reduce keys[] as $key ({}; reduce ($all[$key] | first(f)) as $new (.; setpath([$key]; $new)))
          else .[] end;
        def walk(f):
          def _deep: if type == "array" then map(_deep) elif type == "object" then map_values(_deep) else . end | f;
          _deep;
        def _modify(where; f):
          reduce path(where) as $path ([., []];
              [first(.[0] | getpath($path) | f)] as $new
              | if $new == [] then setpath([1, (.[1] | length)]; $path) else setpath([0] + $path; $new[0]) end)
          | .[1] as $gone | .[0] | delpaths($gone);
        def paths: path(..) | select(length > 0);
        def paths(holds): path(.. | select(holds)) | select(length > 0);
        def pick(f): . as $all | reduce path(f) as $path (null; setpath($path; $all | getpath($path)));

        """

    private static let streams = """
        def truncate_stream(f):
          . as $depth | null | f | if .[0] | length > $depth then .[0] |= .[$depth:] else empty end;
        def INDEX(f; key): reduce f as $row ({}; .[$row | key | tostring] = $row);
        def INDEX(key): INDEX(.[]; key);
        """
}
