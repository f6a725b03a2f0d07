import CRE2

/// An RE2 regular expression: linear time on any input, unanchored like Go's `MatchString` (spec/sensor.md §2.7).
///
/// Text is matched as UTF-8. A Swift string is always valid UTF-8: bytes that were not arrive here as U+FFFD, which `.`
/// matches, as Go's engine does with a stray byte.
package final class RegularExpression: Sendable {
    /// Bytes a compiled program may take; RE2 refuses larger ones.
    ///
    /// RE2's own default. A repetition such as `((a{100}){100}){100}` would otherwise compile to gigabytes.
    package static let maximumProgramBytes = 8 << 20

    /// Bytes a pattern may have: parsing is recursive and its memory is not part of the program's bound.
    package static let maximumPatternBytes = 64 << 10

    /// Unicode classes such as `\pL` a pattern may have: each takes 32 KB and nearly a millisecond to compile.
    package static let maximumUnicodeClasses = 50

    package let pattern: String

    // An OpaquePointer is not Sendable. This one may be shared: the program behind it never changes after compiling,
    // RE2 promises that matching is safe from several threads at once, and only `deinit` frees it.
    private nonisolated(unsafe) let program: OpaquePointer

    /// - Parameters:
    ///   - pattern: in RE2's syntax.
    ///   - programBytes: what the compiled program may take; less than usual for patterns that come with an event.
    /// - Throws: for what is no regular expression, and for one that is too large.
    package init(_ pattern: String, programBytes: Int = maximumProgramBytes) throws(ExpressionError) {
        guard pattern.utf8.count <= Self.maximumPatternBytes else {
            throw ExpressionError(
                problem: "the regular expression is longer than \(Self.maximumPatternBytes) bytes",
                fix: "shorten it, or write several values"
            )
        }
        try Self.checkUnicodeClasses(pattern)
        switch Self.compile(pattern, programBytes) {
        case .success(let program): self.program = program
        case .failure(let reason): throw Self.refusal(of: pattern, reason: reason)
        }
        self.pattern = pattern
    }

    deinit { sb_regex_free(program) }

    /// Time this thread has spent on a processor: only to end a search that no count foresees.
    static var spentNanoseconds: Int64 { sb_regex_time() }

    /// What compiling it has about used of the `programBytes` it was given.
    package var programBytes: Int { Int(sb_regex_size(program)) * Self.bytesPerInstruction }

    /// RE2 lets instructions of 16 bytes have a quarter of the memory.
    private static let bytesPerInstruction = 64

    /// Steps that matching a text of so many bytes takes at most; nearly always it is one for each byte.
    package func maximumSteps(bytes: Int) -> Int { Int(sb_regex_size(program)) * (bytes + 1) }

    /// Whether it matches anywhere in `text`.
    package func matches(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { sb_regex_matches(program, $0.baseAddress, $0.count) }
        }
    }

    /// Instructions of the compiled program: what compiling cost, and the most that one byte of text can.
    package var size: Int { Int(sb_regex_size(program)) }

    /// Groups of the pattern, the whole match not counted.
    package var groupCount: Int { Int(sb_regex_group_count(program)) }

    /// The names of the groups from 1 on, as far as they have one.
    package var groupNames: [Int: String] {
        var names: [Int: String] = [:]
        for index in 0..<groupCount {
            names[index + 1] = sb_regex_group_name(program, Int32(index + 1)).map { String(cString: $0) }
        }
        return names
    }

    /// The leftmost match in `text` (UTF-8) that starts at `start` or later, as ranges of bytes.
    ///
    /// - Parameters:
    ///   - text: what is searched.
    ///   - start: the byte to begin with; what stands before it still counts for `^` and `\b`.
    ///   - groups: how many groups are wanted beside the whole match.
    /// - Returns: the whole match and the groups, nil for a group that took no part; nil when nothing matches.
    package func firstMatch(in text: [UInt8], from start: Int, groups: Int = 0) -> [Range<Int>?]? {
        guard start <= text.count else { return nil }
        let count = 1 + min(max(groups, 0), groupCount)
        var offsets = [Int64](repeating: -1, count: 2 * count)
        let isFound = text.withUnsafeBytes { bytes in
            let characters = bytes.bindMemory(to: CChar.self)
            return sb_regex_find(program, characters.baseAddress, characters.count, start, &offsets, Int32(count))
        }
        guard isFound else { return nil }
        return (0..<count).map { index in
            let (start, end) = (Int(offsets[2 * index]), Int(offsets[2 * index + 1]))
            return start < 0 ? nil : start..<max(start, end)
        }
    }
}

extension RegularExpression {
    private enum Compilation {
        case success(OpaquePointer)
        case failure(Reason)
    }

    /// RE2's message and the piece of the pattern it is about.
    private struct Reason {
        let message: String
        let piece: String
    }

    /// Room for RE2's message and for the piece it quotes; longer ones are cut.
    private static let errorCapacity = 256

    private static func checkUnicodeClasses(_ pattern: String) throws(ExpressionError) {
        let bytes = pattern.utf8
        let count = zip(bytes, bytes.dropFirst()).count { $0 == UInt8(ascii: "\\") && $1 | 0x20 == UInt8(ascii: "p") }
        guard count > maximumUnicodeClasses else { return }
        throw ExpressionError(
            problem: "the regular expression has more than \(maximumUnicodeClasses) Unicode classes",
            fix: "put classes that are used together in one pair of brackets, and repeat it"
        )
    }

    private static func compile(_ pattern: String, _ programBytes: Int) -> Compilation {
        var pattern = pattern
        var message = [CChar](repeating: 0, count: errorCapacity)
        var piece = [CChar](repeating: 0, count: errorCapacity)
        let program = pattern.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                var error = sb_regex_error(
                    message: nil,
                    message_capacity: errorCapacity,
                    piece: nil,
                    piece_capacity: errorCapacity
                )
                return message.withUnsafeMutableBufferPointer { messageRoom in
                    piece.withUnsafeMutableBufferPointer { pieceRoom in
                        error.message = messageRoom.baseAddress
                        error.piece = pieceRoom.baseAddress
                        return sb_regex_compile(text.baseAddress, text.count, programBytes, &error)
                    }
                }
            }
        }
        if let program { return .success(program) }
        return .failure(Reason(message: text(message), piece: text(piece)))
    }

    private static func text(_ characters: [CChar]) -> String {
        String(decoding: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func refusal(of pattern: String, reason: Reason) -> ExpressionError {
        let fix =
            switch reason.piece {
            case "(?=", "(?!", "(?<=", "(?<!": noLookaround
            // RE2 quotes `(?<` for all three, or `(?<` with the letter after it.
            case _ where reason.piece.hasPrefix("(?<") && !hasLookbehind(pattern): "write (?P<name>…) for a named group"
            case _ where reason.piece.hasPrefix("(?<"): noLookaround
            case "\\1", "\\2", "\\3", "\\4", "\\5", "\\6", "\\7", "\\8", "\\9": "RE2 has no back references"
            default: fixes[reason.message.prefix { $0 != ":" }.description] ?? "write a pattern in RE2's syntax"
            }
        return ExpressionError(
            column: column(of: reason.piece, in: pattern),
            problem: "not a regular expression: \(reason.message)",
            fix: fix
        )
    }

    private static func hasLookbehind(_ pattern: String) -> Bool {
        pattern.contains("(?<=") || pattern.contains("(?<!")
    }

    private static let noLookaround = "RE2 has no lookaround; write a pattern that says what to match"

    private static let fixes = [
        "missing )": "close the group, or write \\( for a bracket that is meant itself",
        "unexpected )": "remove the bracket, or write \\) when it is meant itself",
        "missing ]": "close the character class, or write \\[ for a bracket that is meant itself",
        "no argument for repetition operator": "put what is repeated before it, or write it with a backslash",
        "bad repetition operator": "repeat once only; put what is repeated twice in a group",
        "invalid repetition size": "repeat at most 1000 times",
        "pattern too large - compile failed":
            "repeat less: the pattern unfolds to more than \(maximumProgramBytes) bytes",
    ]

    /// Where the piece RE2 complains about starts; nil when that cannot be told.
    private static func column(of piece: String, in pattern: String) -> Int? {
        guard !piece.isEmpty, piece != pattern else { return nil }
        let bytes = Array(pattern.utf8)
        let wanted = Array(piece.utf8)
        guard wanted.count <= bytes.count else { return nil }
        let start = (0...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
        return start.map { String(decoding: bytes.prefix($0), as: UTF8.self).count + 1 }
    }
}
