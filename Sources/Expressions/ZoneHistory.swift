/// How the clocks of a zone stand for some time: summer time in Berlin, say.
struct ZoneClock: Sendable, Hashable {
    /// Seconds east of UTC.
    let offset: Int64
    let isDaylightSaving: Bool
    /// `CEST`; where people have no name for it a number, such as `-03`.
    let abbreviation: String

    static let utc = ZoneClock(offset: 0, isDaylightSaving: false, abbreviation: "UTC")
}

/// All that the IANA data say about one zone: each change of its clocks so far, and the rule for those to come.
struct ZoneHistory: Sendable {
    /// Every way in which the zone's clocks ever stood.
    let clocks: [ZoneClock]
    private let changes: [Change]
    private let future: ZoneRule?

    fileprivate struct Change: Sendable {
        /// Seconds since 1970.
        let moment: Int64
        let clock: Int
    }

    /// Reads the binary form of the data (RFC 9636); nil when `bytes` are not that, or of its first version.
    init?(tzif bytes: [UInt8]) {
        var reader = TZifReader(rest: bytes[...])
        guard let old = reader.header(), old.version >= UInt8(ascii: "2"), reader.skip(old.bodyBytes(timeBytes: 4)),
            let counts = reader.header(), counts.types > 0, let changes = reader.changes(counts),
            let clocks = reader.clocks(counts), reader.skip(counts.trailingBytes)
        else { return nil }
        guard changes.allSatisfy({ $0.clock < clocks.count }) else { return nil }
        self.changes = changes
        self.clocks = clocks
        future = reader.footer().flatMap(ZoneRule.init(posix:))
    }

    /// How the clocks stand at a moment, given as seconds since 1970.
    func clock(at moment: Int64) -> ZoneClock {
        guard let first = changes.first, moment >= first.moment else {
            return changes.isEmpty ? future?.clock(at: moment) ?? clocks[firstClock] : clocks[firstClock]
        }
        var low = 0
        var high = changes.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if changes[middle].moment <= moment { low = middle } else { high = middle }
        }
        if low == changes.count - 1, let future { return future.clock(at: moment) }
        return clocks[changes[low].clock]
    }

    /// What held before the first change: the first entry if no change leads to it, else a standard time.
    private var firstClock: Int {
        guard let first = changes.first, changes.contains(where: { $0.clock == 0 }) else { return 0 }
        if clocks[first.clock].isDaylightSaving,
            let before = clocks[..<first.clock].lastIndex(where: { !$0.isDaylightSaving })
        {
            return before
        }
        return clocks.firstIndex { !$0.isDaylightSaving } ?? 0
    }
}

/// Takes time zone data apart from front to back; every part is nil when the bytes end too early.
private struct TZifReader {
    var rest: ArraySlice<UInt8>

    struct Header {
        let version: UInt8
        let utcMarks: Int
        let standardMarks: Int
        let leapSeconds: Int
        let changes: Int
        let types: Int
        let letters: Int

        func bodyBytes(timeBytes: Int) -> Int {
            changes * (timeBytes + 1) + types * 6 + letters + leapSeconds * (timeBytes + 4) + standardMarks + utcMarks
        }

        /// What follows the names in the second body.
        var trailingBytes: Int { leapSeconds * 12 + standardMarks + utcMarks }
    }

    mutating func header() -> Header? {
        guard let magic = take(4), magic.elementsEqual("TZif".utf8), let version = take(1)?.first, skip(15),
            let utcMarks = integer(4), let standardMarks = integer(4), let leapSeconds = integer(4),
            let changes = integer(4), let types = integer(4), let letters = integer(4)
        else { return nil }
        let counts = [utcMarks, standardMarks, leapSeconds, changes, types, letters].map(Int.init)
        guard counts.allSatisfy({ 0...rest.count ~= $0 }) else { return nil }
        return Header(
            version: version,
            utcMarks: counts[0],
            standardMarks: counts[1],
            leapSeconds: counts[2],
            changes: counts[3],
            types: counts[4],
            letters: counts[5]
        )
    }

    mutating func changes(_ header: Header) -> [ZoneHistory.Change]? {
        var moments: [Int64] = []
        for _ in 0..<header.changes {
            guard let moment = integer(8) else { return nil }
            moments.append(moment)
        }
        guard let clocks = take(header.changes) else { return nil }
        return zip(moments, clocks).map { ZoneHistory.Change(moment: $0, clock: Int($1)) }
    }

    mutating func clocks(_ header: Header) -> [ZoneClock]? {
        var types: [(offset: Int64, isDaylightSaving: Bool, name: Int)] = []
        for _ in 0..<header.types {
            guard let offset = integer(4), let mark = integer(1), let name = integer(1) else { return nil }
            types.append((offset, mark != 0, Int(UInt8(truncatingIfNeeded: name))))
        }
        guard let letters = take(header.letters) else { return nil }
        return types.map { type in
            let name = letters.dropFirst(type.name).prefix { $0 != 0 }
            return ZoneClock(
                offset: type.offset,
                isDaylightSaving: type.isDaylightSaving,
                abbreviation: String(decoding: name, as: UTF8.self)
            )
        }
    }

    /// The text between two line ends: the rule for the time after the last change.
    mutating func footer() -> String? {
        guard take(1)?.first == UInt8(ascii: "\n") else { return nil }
        return String(decoding: rest.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    mutating func skip(_ count: Int) -> Bool { take(count) != nil }

    /// A signed number, most significant byte first.
    private mutating func integer(_ width: Int) -> Int64? {
        guard let bytes = take(width), let first = bytes.first else { return nil }
        let sign = Int64(Int8(bitPattern: first))
        return bytes.dropFirst().reduce(sign) { $0 << 8 | Int64($1) }
    }

    private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
