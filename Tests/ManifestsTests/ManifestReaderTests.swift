import EventData
import Manifests
import Testing

/// A reader of the mapping that `text` is, and the problems it will find.
private func reader(_ text: String) throws -> (ManifestReader, ManifestProblems) {
    let problems = ManifestProblems()
    let documents = manifestDocuments(of: ManifestText(file: "ci.yaml", text: text), problems: problems)
    return (ManifestReader(try #require(documents.first), path: "spec", problems: problems), problems)
}

private func messages(_ problems: ManifestProblems) -> [String] { problems.diagnostics.map(\.description) }

@Test func `each method returns the value and reports nothing when all is well`() throws {
    let text = """
        s: x
        b: true
        i: 7
        t: "12000"
        d: 1m
        f: 1.5
        l: [a, b]
        m: {x: "1", w: z}
        inner: {a: 1}
        items: [{}, {}]
        secret: {name: token, key: k, optional: true}
        raw: [1]
        """
    let (manifest, problems) = try reader(text)
    #expect(manifest.string("s") == "x")
    #expect(manifest.choice("s", of: ["x", "y"], default: "y") == "x")
    #expect(manifest.bool("b", default: false) == true)
    #expect(manifest.integer("i", in: 1...9, default: nil) == 7)
    #expect(manifest.integer("t", in: 1...65_535, default: 1, orText: true) == 12_000)
    #expect(manifest.optionalNumber("f") == 1.5)
    #expect(manifest.strings("l") == ["a", "b"])
    #expect(manifest.stringMap("m").map(\.name) == ["x", "w"])
    #expect(manifest.mapping("inner")?.path == "spec.inner")
    #expect(manifest.mappings("items")?.map(\.path) == ["spec.items[0]", "spec.items[1]"])
    #expect(manifest.secret("secret") == SecretSelector(name: "token", key: "k"))
    #expect(manifest.anything("raw")?.json == [1])
    #expect(manifest.optionalString("none") == nil)
    #expect(manifest.mappings("none") == nil)
    manifest.ignore("d")
    manifest.finish()
    #expect(messages(problems) == [])
}

@Test func `a number out of range is reported at its place`() throws {
    let (manifest, problems) = try reader("a: 1\nport: 99999\n")
    #expect(manifest.integer("port", in: 1...65_535, default: 12_000) == 12_000)
    #expect(messages(problems) == ["ci.yaml:2:7: error: 'port' is 99999\nfix: use a whole number from 1 to 65535"])
}

@Test func `wrong types are named in the user's words`() throws {
    let text = "s: [1]\nnum: '5'\nb: 'true'\nl: x\nm: 3\nt: 5\nc: GTE\nd: [1]\nk: {name: a}\nli: [1, {}]\nsm: {a: 1}\n"
    let (manifest, problems) = try reader(text)
    _ = manifest.string("s")
    _ = manifest.integer("num", in: 0...9, default: 0)
    _ = manifest.bool("b", default: false)
    _ = manifest.strings("l")
    _ = manifest.mapping("m")
    _ = manifest.string("t")
    _ = manifest.choice("c", of: ["gte", "lte"], default: "gte")
    _ = manifest.optionalDuration("d")
    _ = manifest.secret("k")
    _ = manifest.strings("li")
    _ = manifest.stringMap("sm")
    #expect(
        messages(problems) == [
            "ci.yaml:1:4: error: 's' is a list, must be text\nfix: write s: and the text",
            "ci.yaml:2:6: error: 'num' is text, must be a whole number\nfix: write num: 5 without quotes",
            "ci.yaml:3:4: error: 'b' is text, must be true or false\nfix: write b: true without quotes",
            "ci.yaml:4:4: error: 'l' is text, must be a list of texts\nfix: start each item with '- '",
            "ci.yaml:5:4: error: 'm' is a number, must be a mapping\n"
                + "fix: write fields as 'name: value', one on each line",
            "ci.yaml:6:4: error: 't' is a number, must be text\nfix: put it in quotes: t: \"5\"",
            "ci.yaml:7:4: error: 'c' is 'GTE'\nfix: did you mean 'gte'?",
            "ci.yaml:8:4: error: 'd' is a list, must be a duration\n"
                + "fix: write a number with its unit, such as 90s, 1.5h or 500ms",
            "ci.yaml:9:4: error: 'key' is missing in spec.k\nfix: add key: and its value",
            "ci.yaml:10:6: error: 'li[0]' is a number, must be text\nfix: put it in quotes: - \"1\"",
            "ci.yaml:10:9: error: 'li[1]' is a mapping, must be text\nfix: write - and the text",
            "ci.yaml:11:9: error: 'sm.a' is a number, must be text\nfix: put it in quotes: a: \"1\"",
        ]
    )
}

@Test func `unknown fields name the nearest known one, or all known ones`() throws {
    let (manifest, problems) = try reader("ednpoint: /a\nPort: 1\nzzz: 1\n")
    _ = manifest.optionalString("endpoint")
    _ = manifest.has("port")
    manifest.finish()
    #expect(
        messages(problems) == [
            "ci.yaml:1:1: error: unknown field 'ednpoint' in spec\nfix: did you mean 'endpoint'?",
            "ci.yaml:2:1: error: unknown field 'Port' in spec\nfix: did you mean 'port'?",
            "ci.yaml:3:1: error: unknown field 'zzz' in spec\nfix: remove it; known fields are: endpoint, port",
        ]
    )
}

@Test func `a field that is missing, empty or null is reported where it belongs`() throws {
    let (manifest, problems) = try reader("a: ''\nb:\n")
    #expect(manifest.string("a") == "")
    #expect(manifest.string("b") == "")
    #expect(manifest.string("c") == "")
    #expect(
        messages(problems) == [
            "ci.yaml:1:4: error: 'a' is empty\nfix: write a: and its value",
            "ci.yaml:2:1: error: 'b' is missing in spec\nfix: add b: and its value",
            "ci.yaml:1:1: error: 'c' is missing in spec\nfix: add c: and its value",
        ]
    )
}

@Test func `a feature to come is refused by its name`() throws {
    let (manifest, problems) = try reader("persistence: {}\n")
    manifest.notSupportedYet("persistence", "absent")
    manifest.finish()
    #expect(
        messages(problems) == ["ci.yaml:1:1: error: not supported yet: persistence\nfix: remove 'persistence' for now"]
    )
}

@Test func `a source's own problems stand at the value, the name or the mapping`() throws {
    let (manifest, problems) = try reader("endpoint: push\n")
    manifest.invalid("endpoint", "must start with '/'", fix: "write endpoint: /push")
    manifest.warn("other", "has no effect", fix: "remove it")
    #expect(
        messages(problems) == [
            "ci.yaml:1:11: error: 'endpoint' must start with '/'\nfix: write endpoint: /push",
            "ci.yaml:1:1: warning: 'other' has no effect\nfix: remove it",
        ]
    )
}

@Test func `a document that is no mapping is reported once`() throws {
    let (manifest, problems) = try reader("- a\n")
    _ = manifest.optionalString("x")
    manifest.finish()
    #expect(
        messages(problems) == [
            "ci.yaml:1:1: error: 'spec' is a list, must be a mapping\n"
                + "fix: write fields as 'name: value', one on each line"
        ]
    )
}

@Test func `lenient reading turns unknown fields into warnings`() throws {
    let problems = ManifestProblems(isLenient: true)
    let documents = manifestDocuments(of: ManifestText(file: "f", text: "x: 1\n"), problems: problems)
    ManifestReader(try #require(documents.first), path: "", problems: problems).finish()
    #expect(messages(problems) == ["f:1:1: warning: unknown field 'x'\nfix: remove it"])
}
