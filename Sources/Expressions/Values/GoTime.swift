package import EventData

/// A moment with the zone it is shown in: Go's `time.Time`, the year 1 included.
package struct GoTime: Sendable, Hashable {
    /// Since 1970-01-01T00:00:00Z; negative before.
    package let seconds: Int64
    /// 0 to 999,999,999.
    package let nanosecond: Int
    package let zone: Zone

    package enum Zone: Sendable, Hashable {
        case utc
        /// Seconds east of UTC, as a text that was read had it; the abbreviation may be empty.
        case fixed(Int, abbreviation: String)
        case named(TimeZoneOffsets)
    }

    package init(seconds: Int64, nanosecond: Int = 0, zone: Zone = .utc) {
        self.seconds = seconds
        self.nanosecond = nanosecond
        self.zone = zone
    }

    package init(_ moment: Timestamp, zone: Zone = .utc) {
        let nanosecond = Int(moment.nanoseconds &- moment.seconds &* 1_000_000_000)
        self.init(seconds: moment.seconds, nanosecond: nanosecond, zone: zone)
    }

    /// The moment at which clocks of `zone` show what a clock of UTC shows at `shown`.
    ///
    /// What a change of clocks left out, or shows twice, is taken as Go's `time.Date` takes it.
    init(shown: Int64, nanosecond: Int, zone: Zone) {
        let guess = zone.clock(at: shown).offset
        let offset = guess == 0 ? 0 : zone.clock(at: shown &- guess).offset
        self.init(seconds: shown &- offset, nanosecond: nanosecond, zone: zone)
    }

    /// Go's zero time: 0001-01-01T00:00:00Z.
    package static let zero = GoTime(seconds: -62_135_596_800)

    package static let rfc3339Nano = "2006-01-02T15:04:05.999999999Z07:00"

    /// As `%v` prints it.
    package var text: String { formatted(Self.standardLayout) }

    private static let standardLayout = GoLayout("2006-01-02 15:04:05.999999999 -0700 MST")

    /// The same moment, shown in another zone.
    package func shown(in zone: Zone) -> GoTime { GoTime(seconds: seconds, nanosecond: nanosecond, zone: zone) }
}

extension GoTime.Zone {
    /// A zone by its IANA name; an empty name and `Local` are UTC.
    package init(named name: String) throws(ExpressionError) {
        let zone = try TimeZoneOffsets(named: name)
        self = zone.isUTC ? .utc : .named(zone)
    }

    /// As a location of Go prints; a fixed offset has no name but its abbreviation.
    package var name: String {
        switch self {
        case .utc: "UTC"
        case .fixed(_, let abbreviation): abbreviation
        case .named(let zone): zone.name
        }
    }

    /// How the clocks stand; `moment` is seconds since 1970.
    func clock(at moment: Int64) -> ZoneClock {
        switch self {
        case .utc: .utc
        case .fixed(let offset, let abbreviation):
            ZoneClock(offset: Int64(offset), isDaylightSaving: false, abbreviation: abbreviation)
        case .named(let zone): zone.clock(at: moment)
        }
    }

    /// The clock that an abbreviation means: one that really stood so when it showed `shown`, else any of that name.
    func clock(called abbreviation: String, showing shown: Int64) -> ZoneClock? {
        guard case .named(let zone) = self else { return nil }
        let candidates = zone.clocks(called: abbreviation)
        let standing = candidates.compactMap { candidate -> ZoneClock? in
            let clock = zone.clock(at: shown &- candidate.offset)
            return clock.abbreviation.isSameText(as: abbreviation) ? clock : nil
        }
        return standing.first ?? candidates.first
    }
}

/// What calendar and clock show at a moment, in its zone.
struct GoTimeFields {
    let date: CivilDate
    /// 0 to 86,399.
    let secondOfDay: Int
    let clock: ZoneClock

    init(_ time: GoTime) {
        clock = time.zone.clock(at: time.seconds)
        let shown = time.seconds &+ clock.offset
        let days = CivilDate.quotient(shown, 86_400)
        date = CivilDate(daysSince1970: days)
        secondOfDay = Int(shown &- days &* 86_400)
    }

    var hour: Int { secondOfDay / 3_600 }

    var minute: Int { secondOfDay / 60 % 60 }

    var second: Int { secondOfDay % 60 }

    /// 1 to 366.
    var yearDay: Int {
        let day = CivilDate.daysSince1970(year: date.year, month: date.month, day: date.day)
        return Int(day - CivilDate.daysSince1970(year: date.year, month: 1, day: 1)) + 1
    }
}
