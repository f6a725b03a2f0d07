/// Texts of up to 4 KB that try to crash a reader or to keep it busy.
struct HostileTexts {
    static let maximumBytes = 4_096

    /// What one text may take to be read; optimised code, where the bound is 50 ms, takes a tenth.
    static let patience = Duration.milliseconds(500)

    private let pieces: [String]
    private let examples: [String]

    /// `pieces` are the language's words and signs, `examples` texts that it accepts.
    init(pieces: [String], examples: [String]) {
        self.pieces =
            pieces + ["\0", "é", "e\u{301}", "😀", " ", "\n", "\u{2028}", "99999999999999999999", "\\", "\"", "'"]
        self.examples = examples
    }

    /// The same texts for the same seed: soups of pieces, changed examples, and a few pieces over and over again.
    func texts(_ count: Int, seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            switch Int.random(in: 0..<8, using: &random) {
            case 0..<4: soup(Int.random(in: 0...16, using: &random), &random)
            case 4..<7: changedExample(&random)
            default: repetition(&random)
            }
        }
    }

    /// Every piece as often as fits.
    var repetitions: [String] { pieces.map(filled) }

    private func soup(_ count: Int, _ random: inout SeededGenerator) -> String {
        (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    private func changedExample(_ random: inout SeededGenerator) -> String {
        var bytes = Array((examples.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let index = bytes.indices.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.remove(at: index)
            case 1: bytes[index] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: index)
            default: bytes.insert(contentsOf: bytes[index..<min(index + 8, bytes.count)], at: index)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func repetition(_ random: inout SeededGenerator) -> String {
        soup(Int.random(in: 0...2, using: &random), &random)
            + filled(soup(Int.random(in: 1...3, using: &random), &random))
    }

    private func filled(_ text: String) -> String {
        String(repeating: text, count: Self.maximumBytes / max(text.utf8.count, 1))
    }
}
