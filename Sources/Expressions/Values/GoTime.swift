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
        let nanosecond = Int(moment.nanoseconds - moment.seconds * 1_000_000_000)
        self.init(seconds: moment.seconds, nanosecond: nanosecond, zone: zone)
    }

    /// Go's zero time: 0001-01-01T00:00:00Z.
    package static let zero = GoTime(seconds: -62_135_596_800)

    package static let rfc3339Nano = "2006-01-02T15:04:05.999999999Z07:00"

    /// As `%v` prints it.
    package var text: String { formatted("2006-01-02 15:04:05.999999999 -0700 MST") }

    /// The moment by a layout of Go's: `2006-01-02T15:04:05Z07:00`.
    package func formatted(_ layout: String) -> String { layout }
}
