import EventData
import Expressions
import Testing

/// Whatever a script says, checking and running it ends, and the next one runs.
struct LuaFuzzTests {
    private static let pieces = [
        "local ", "function ", "(", ")", " end ", " do ", "while true do ", "for k, v in pairs(", "{", "}", "[", "]",
        "=",
        ",", "..", "event", "string.", "rep", "gsub", "find", "format", "table.", "sort", "concat", "pcall(", "xpcall(",
        "coroutine.wrap(", "coroutine.yield(", "error(", "setmetatable(", "__index", "__concat", "return ", "\"%d*\"",
        "\"(a*)%1\"", "\"%b()\"", "1e9", "-1", "0.1", "nil", "true", "...", "#", "not ", "and ", "==", "<", "tostring(",
        "unpack(", "getmetatable(\"\")", ".", "x", "f", ":", "\n", "if ", " then ", "[[", "]]", "goto ", "\0", "\u{1B}",
        "é",
    ]

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `any text is refused or run within its budget`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let data = try JSONDocument(parsing: #"{"a":"hello","n":3,"list":["x",1,null,[2]],"map":{"x":1.5}}"#)
        let seeds = HostileScripts.refused + HostileScripts.results + ["return event", "return event.a == 'hello'"]
        for round in 0..<150 {
            let script =
                round % 2 == 0
                ? Self.invented(&generator)
                : Self.changed(seeds[Int.random(in: seeds.indices, using: &generator)], &generator)
            guard let script = try? LuaScript(parsing: script) else { continue }
            _ = try? script.transform(data)
            _ = try? script.passes(data)
        }
        #expect(try LuaScript(parsing: "return event.n == 3").passes(data))
    }

    private static func invented(_ generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...40, using: &generator)
        return (0..<count).map { _ in pieces[Int.random(in: pieces.indices, using: &generator)] }.joined()
    }

    private static func changed(_ script: String, _ generator: inout SeededGenerator) -> String {
        var characters = Array(script)
        for _ in 0...Int.random(in: 0...2, using: &generator) where !characters.isEmpty {
            let place = Int.random(in: characters.indices, using: &generator)
            let piece = pieces[Int.random(in: pieces.indices, using: &generator)]
            let end = min(characters.count, place + Int.random(in: 0...6, using: &generator))
            characters.replaceSubrange(place..<end, with: Array(piece))
        }
        return String(characters)
    }
}
