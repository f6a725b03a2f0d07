import Expressions
import Testing

struct SemanticVersionTests {
    static let comparisons: [(constraint: String, version: String, isAllowed: Bool)] = [
        ("=2.0.0", "2.0.0", true), ("2.0", "2.0.9", true), ("2.0", "2.1.0", false), ("4.1", "v4.1.0", true),
        ("!=4.1", "4.1.3", false),
        ("!=4.1", "5.1.0", true), ("!=4", "4.9.9", false), (">1.1", "1.1.9", false), (">1.1", "1.2.0", true),
        (">11", "11.1.0", false),
        (">11", "12.0.0", true), ("<1.1", "1.1.0", false), ("<=11", "11.9.9", true), ("<=11.1", "11.2.0", false),
        ("=>1.2.3", "1.2.3", true),
        (">= 1.2, < 2", "1.9.0", true), (">=1.2 <2 !=1.5.0", "1.5.0", false), ("<1 || >=2", "2.1", true),
        ("<1||>=2", "1.5", false),
        ("1.2 - 1.4", "1.4.9", true), ("1.2.0 - 1.4.5", "1.4.6", false), ("1 - 2 || 5", "5.1", true),
        ("1.2 - 1.4, !=1.3.0", "1.3.0", false),
        ("~1.2.3", "1.2.9", true), ("~1.2.3", "1.3.0", false), ("~1", "1.9.0", true), ("~>1.2", "1.2.0", true),
        ("~0.0.0", "9.9.9", true),
        ("^1.2.3", "1.9.0", true), ("^1.2.3", "2.0.0", false), ("^0.2.3", "0.2.9", true), ("^0.2.3", "0.3.0", false),
        ("^0.0.3", "0.0.4", false), ("^0.0", "0.0.9", true), ("^0", "0.9.0", true), ("^1.x", "1.9", true),
        ("1.2.x", "1.2.7", true),
        ("1.*", "1.7.0", true), ("*", "0.0.1", true), ("x", "7.1.1", true), ("*", "1.0.0-rc.1", false),
        (">=1.0", "1.2.0-rc.1", false),
        (">=1.0-0", "1.2.0-rc.1", true), (">1.0.0-beta.1 <2", "1.5.0-alpha", true),
        (">=1.0.0-beta <2 || >=3", "3.1.0-a", false),
        ("<1.0.0-rc.10", "1.0.0-rc.9", true), ("<1.0.0-rc.a", "1.0.0-rc.9", true),
        ("<1.0.0-rc.1.1", "1.0.0-rc.1", true),
        ("1.2.3", "1.2.3+build", true), ("v1.2.3", "01.2.3", true),
    ]

    @Test(arguments: comparisons)
    func `a version is allowed as Go's semver allows it`(constraint: String, version: String, isAllowed: Bool) throws {
        let arguments = [GoValue.string(constraint), .string(version)]
        #expect(try SprigCalls.value("semverCompare", arguments).text == "\(isAllowed)")
        let prepared = try SprigCalls.prepared("semverCompare", [constraint])
        #expect(try prepared.call(arguments, in: SprigCalls.evaluation()).text == "\(isAllowed)")
    }

    @Test(arguments: [
        "bogus", "", "1.2.3.4", "12.3.34~ 1.2.3", ">1.2 - 3", "1 - 2 - 3", ">=1,", "1.2.3>4", "1x", "||", ">= ,1",
        "99999999999999999999",
    ])
    func `what is no constraint is an error`(constraint: String) {
        #expect(throws: EvaluationError.self) {
            try SprigCalls.value("semverCompare", [.string(constraint), .string("1.0.0")])
        }
    }

    @Test(arguments: [
        "", "1.", "v", "1.2.3.4", "1.2.3-", "1.2.3-01", "1.2.3-a..b", "1.2.3+é", "99999999999999999999", "V1",
    ])
    func `what is no version is an error`(text: String) {
        #expect(throws: EvaluationError.self) { try SprigCalls.value("semver", [.string(text)]) }
    }

    @Test func `a version shows its parts`() throws {
        guard case .object(let version) = try SprigCalls.value("semver", [.string("v1.2-rc.1+b7")]) else {
            return #expect(Bool(false))
        }
        let names = ["Major", "Minor", "Patch", "Prerelease", "Metadata", "Original", "String", "IncPatch", "IncMajor"]
        let shown = names.map { version.member($0)?.text ?? "" }
        #expect(shown == ["1", "2", "0", "rc.1", "b7", "v1.2-rc.1+b7", "1.2.0-rc.1+b7", "1.2.0", "2.0.0"])
        #expect(
            version.text == "1.2.0-rc.1+b7" && version.typeName == "*semver.Version" && version.member("Bogus") == nil
        )
    }

    @Test func `two versions are compared by a method`() throws {
        let (old, new) = (
            try SprigCalls.value("semver", [.string("1.2.3")]), try SprigCalls.value("semver", [.string("1.4.3")])
        )
        guard case .object(let version) = old else { return #expect(Bool(false)) }
        #expect(try version.call("Compare", [new])?.text == "-1")
        #expect(try version.call("GreaterThanEqual", [new])?.text == "false")
        #expect(try version.call("Major", [])?.text == "1")
        #expect(throws: EvaluationError.self) { try version.call("Compare", [.string("1.0.0")]) }
    }
}
