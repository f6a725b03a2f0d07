import Foundation
import Manifests
import Testing

/// Real manifests with random damage: whatever comes in, reading ends and says something.
struct ManifestFuzzTests {
    /// SplitMix64, so that a failing seed can be repeated.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static let pieces = [
        "\t", "\n", ":", ": ", "- ", "{", "}", "[", "]", "&a ", "*a", "<<: *a", "!!str ", "|", ">", "'", "\"", "\\",
        "#",
        "---\n", "...\n", "? ", "%YAML 1.1\n", "\u{0}", "\u{FEFF}", "😀", "\r\n", "null", "~", "1e999", ".inf", "@", "`",
    ]

    static func damage(_ text: String, with generator: inout Generator) -> String {
        var characters = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let index = Int.random(in: 0...characters.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                characters.removeSubrange(
                    index..<min(characters.count, index + Int.random(in: 1...20, using: &generator))
                )
            case 1:
                let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
                characters.insert(contentsOf: Array(piece.unicodeScalars), at: index)
            case 2:
                let end = min(characters.count, index + Int.random(in: 1...80, using: &generator))
                characters.insert(contentsOf: characters[index..<end], at: Int.random(in: 0...index, using: &generator))
            default:
                characters.removeSubrange(index...)
            }
            if characters.isEmpty { break }
        }
        return String(String.UnicodeScalarView(characters))
    }

    @Test(arguments: 1...8)
    func `damaged manifests never crash the reader, and a refusal always has a place and a fix`(seed: Int) throws {
        var generator = Generator(state: UInt64(seed))
        for file in CorpusTests.files {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            for _ in 0..<5 {
                let damaged = Self.damage(text, with: &generator)
                let loaded = load([ManifestText(file: "f.yaml", text: damaged)], namespace: "default")
                let asJSON = load([ManifestText(file: "f.json", text: "{" + damaged)], namespace: "default")
                for diagnostic in loaded.diagnostics + asJSON.diagnostics {
                    #expect(diagnostic.place.line >= 1 && diagnostic.place.column >= 1)
                    #expect(!diagnostic.problem.isEmpty && !diagnostic.fix.isEmpty)
                }
            }
        }
    }
}
