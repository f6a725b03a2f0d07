import SensorEngine

/// What a sensor's filters refused in one batch, a few bytes for each: which event, which dependency, how it failed.
///
/// Why it was refused is not kept: deciding is repeatable, so it is worked out again when somebody asks (promise G5).
struct RejectionBlock: Equatable {
    struct Entry: Equatable {
        let sequence: Int64
        let dependency: String
        let verdict: Outcome.Verdict
    }

    /// Sequences of one block lie less than this apart, so that the block of an event is found by its first one.
    static let width: Int64 = 1_024

    let entries: [Entry]

    /// The verdicts that are kept so, by their code.
    private static let verdicts: [Outcome.Verdict] = [.filtered, .filterError, .transformError]

    /// Whether an outcome belongs here.
    static func holds(_ outcome: Outcome) -> Bool { outcome.trigger == nil && verdicts.contains(outcome.verdict) }

    /// Blocks for outcomes in the order of their sequences.
    static func blocks(of outcomes: [Outcome]) -> [RejectionBlock] {
        var blocks: [[Entry]] = []
        for outcome in outcomes {
            let entry = Entry(sequence: outcome.sequence, dependency: outcome.dependency, verdict: outcome.verdict)
            if let first = blocks.last?.first, (first.sequence..<first.sequence + width).contains(entry.sequence) {
                blocks[blocks.count - 1].append(entry)
            } else {
                blocks.append([entry])
            }
        }
        return blocks.map(RejectionBlock.init)
    }

    var first: Int64 { entries.first?.sequence ?? 0 }
    var last: Int64 { entries.map(\.sequence).max() ?? 0 }
}

// MARK: As bytes

extension RejectionBlock {
    /// The number of names and each with its length, then for each entry: sequence after the first, name, verdict.
    var bytes: [UInt8] {
        var names: [String] = []
        var indices: [String: Int] = [:]
        for entry in entries where indices[entry.dependency] == nil {
            indices[entry.dependency] = names.count
            names.append(entry.dependency)
        }
        var bytes: [UInt8] = []
        bytes.append(number: UInt64(names.count))
        for name in names {
            bytes.append(number: UInt64(name.utf8.count))
            bytes += name.utf8
        }
        for entry in entries {
            bytes.append(number: UInt64(entry.sequence - first))
            let code = Self.verdicts.firstIndex(of: entry.verdict) ?? 0
            bytes.append(number: UInt64((indices[entry.dependency] ?? 0) * Self.verdicts.count + code))
        }
        return bytes
    }

    /// nil for bytes that `bytes` cannot have made.
    init?(_ bytes: [UInt8], first: Int64) {
        var rest = bytes[...]
        guard let count = rest.takeNumber(), count <= bytes.count else { return nil }
        var names: [String] = []
        for _ in 0..<count {
            guard let length = rest.takeNumber(), length <= rest.count else { return nil }
            names.append(String(decoding: rest.prefix(Int(length)), as: UTF8.self))
            rest = rest.dropFirst(Int(length))
        }
        var entries: [Entry] = []
        while !rest.isEmpty {
            guard let offset = rest.takeNumber(), offset < UInt64(Self.width), let code = rest.takeNumber(),
                code < UInt64(names.count * Self.verdicts.count)
            else { return nil }
            entries.append(
                Entry(
                    sequence: first + Int64(offset),
                    dependency: names[Int(code) / Self.verdicts.count],
                    verdict: Self.verdicts[Int(code) % Self.verdicts.count]
                )
            )
        }
        self.init(entries: entries)
    }
}

extension [UInt8] {
    /// Seven bits in each byte, the lowest first; the top bit says that more follow.
    fileprivate mutating func append(number: UInt64) {
        var rest = number
        while rest > 0x7F {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func takeNumber() -> UInt64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 63, by: 7) {
            guard let byte = popFirst() else { return nil }
            number |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return number }
        }
        return nil
    }
}
