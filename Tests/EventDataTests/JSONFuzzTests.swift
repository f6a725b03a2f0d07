import EventData
import Testing

/// Random texts and paths: whatever comes, no crash, and what was accepted stays consistent.
@Suite struct JSONFuzzTests {
    private static let seeds: [UInt64] = [1, 2, 3, 4]
    private static let texts = [
        #"{"body":{"a":[1,2.5,-0,1e3,{"b":null}],"s":"x\"\\é😀\ud83d\ude00\ud800"},"":{"":true}}"#,
        #"[[],{},[[{"k":"v","k":"w"}]],"text",false,12345678901234567890]"#,
    ]
    private static let paths = [
        "body.a.#(>1)#.b|@this", #"[body.s,{"x":body.a.#,!"l"}]"#, "#.#(k==\"v\").k", "@pretty:{\"width\":1}|@ugly",
        "*.a.4.b",
        "body.{a,s}|@keys|@reverse|@flatten|@tostr|@fromstr", "..#.k", #"a\.b\*c.?*"#, "@dig:k|@join|@values|@group",
    ]
    private static let destinations = [
        "body.a.-1", "x.2.:1", "body.a.#.b", "2.0.0.k", "body.s.t", #"a\.b"#, "*.a", "-1",
    ]

    @Test(arguments: seeds)
    func `random bytes never crash the parser`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random)
                    : Array(#"{}[]",:\u0123eE+-.tfn "#.utf8).randomElement(using: &random) ?? 0
            }
            try check(bytes, &random)
        }
    }

    @Test(arguments: seeds)
    func `mutated texts never crash anything`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            let text = Self.texts.randomElement(using: &random) ?? ""
            try check(mutated(Array(text.utf8), &random), &random)
        }
    }

    @Test(arguments: seeds)
    func `mutated paths never crash anything`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = try Self.texts.map { try JSONDocument(parsing: $0) }
        for _ in 0..<400 {
            let source = Bool.random(using: &random) ? Self.paths : Self.destinations
            let path = mutated(Array((source.randomElement(using: &random) ?? "").utf8), &random)
            for document in documents { try checkPath(String(decoding: path, as: UTF8.self), in: document) }
        }
    }

    /// An accepted text survives printing, searching and setting.
    private func check(_ bytes: [UInt8], _ random: inout SeededGenerator) throws {
        guard case .success(let document) = Result(catching: { try JSONDocument(parsing: bytes) }) else { return }
        let tree = document.tree
        #expect(try JSON(parsing: tree.text) == tree)
        #expect(try JSON(parsing: tree.prettyText) == tree)
        let path = (Bool.random(using: &random) ? Self.paths : Self.destinations).randomElement(using: &random) ?? ""
        try checkPath(path, in: document)
    }

    private func checkPath(_ path: String, in document: JSONDocument) throws {
        if let match = document.find(JSONPath(path)) {
            _ = (match.text, match.number, match.bool)
            #expect(throws: Never.self, "\(path)") { try JSONDocument(parsing: match.raw.bytes) }
        }
        let value = JSONText(validated: Array("[true]".utf8))
        switch Result(catching: { () throws(JSONDestinationError) in
            try document.setting(JSONDestination(path), to: value)
        }) {
        case .failure(let error): #expect(error.path == path)
        case .success(let changed):
            #expect(try sources(of: changed) == sources(of: JSONDocument(parsing: changed.bytes)), "\(path)")
        }
    }

    /// The text of every value, as the tape has them.
    private func sources(of document: JSONDocument) -> [ArraySlice<UInt8>] {
        func sources(_ element: JSONElement) -> [ArraySlice<UInt8>] {
            switch element.kind {
            case .object: [element.source] + element.members.flatMap { sources($0.value) }
            case .array: [element.source] + element.elements.flatMap(sources)
            default: [element.source]
            }
        }
        return sources(JSONElement(document))
    }

    private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
            let index = bytes.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.remove(at: index)
            case 1: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.insert(Array(#"{}[]()",:.|#@*?\!~%=<>"#.utf8).randomElement(using: &random) ?? 0, at: index)
            default: bytes.insert(contentsOf: bytes[index..<min(index + 8, bytes.count)], at: index)
            }
        }
        return bytes
    }
}

/// The same numbers for the same seed, everywhere (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
