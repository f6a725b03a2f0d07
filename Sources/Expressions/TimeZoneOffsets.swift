package import EventData
// The one file of the core that needs Foundation: it holds the history of all time zones, as data and without I/O.
import Foundation

/// By how much the clocks of a time zone differ from UTC, at any moment, and what people call that time.
package struct TimeZoneOffsets: Sendable {
    package let name: String
    private let source: Source

    private enum Source: Sendable {
        case utc
        case history(ZoneHistory)
        /// Where the system has no IANA data of its own; this one knows no abbreviations.
        case foundation(TimeZone)
    }

    /// Finds a zone by its IANA name; an empty name and `Local` are UTC, whatever zone the process runs in.
    package init(named name: String) throws(ExpressionError) {
        self.name = name
        if ["", "UTC", "Local"].contains(name) {
            source = .utc
            return
        }
        // Foundation also knows abbreviations and "GMT+3", which are not IANA names: BST would be Bangladesh.
        guard name.contains("/") || Self.namesWithoutRegion.contains(name), let zone = TimeZone(identifier: name) else {
            throw Self.unknown(name)
        }
        let data = [UInt8]((zone as NSTimeZone).data)
        source = ZoneHistory(tzif: data).map(Source.history) ?? .foundation(zone)
    }

    var isUTC: Bool { if case .utc = source { true } else { false } }

    /// Seconds east of UTC.
    package func seconds(at moment: Timestamp) -> Int { Int(seconds(at: moment.seconds)) }

    /// Seconds east of UTC; `moment` is seconds since 1970.
    func seconds(at moment: Int64) -> Int64 { clock(at: moment).offset }

    /// How the clocks stand; `moment` is seconds since 1970.
    func clock(at moment: Int64) -> ZoneClock {
        switch source {
        case .utc: return .utc
        case .history(let history): return history.clock(at: moment)
        case .foundation(let zone):
            let date = Date(timeIntervalSince1970: Double(moment))
            let offset = zone.secondsFromGMT(for: date)
            let isDaylightSaving = zone.isDaylightSavingTime(for: date)
            return ZoneClock(offset: Int64(offset), isDaylightSaving: isDaylightSaving, abbreviation: "")
        }
    }

    /// The clocks that were ever called `abbreviation` in this zone.
    func clocks(called abbreviation: String) -> [ZoneClock] {
        guard case .history(let history) = source else { return [] }
        return history.clocks.filter { $0.abbreviation.isSameText(as: abbreviation) }
    }

    private static func unknown(_ name: String) -> ExpressionError {
        let meant = Suggestion.nearest(to: name, among: TimeZone.knownTimeZoneIdentifiers)
        return ExpressionError(
            problem: "no time zone is called '\(name)'",
            fix: meant.map { "did you mean '\($0)'?" } ?? "write an IANA name, such as Europe/Berlin or UTC"
        )
    }

    /// Every other name in the IANA data has a slash.
    private static let namesWithoutRegion = Set(
        """
        CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran
        Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK
        Singapore Turkey UCT Universal W-SU WET Zulu
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    )
}

/// The data follow from the name.
extension TimeZoneOffsets: Hashable {
    package static func == (left: TimeZoneOffsets, right: TimeZoneOffsets) -> Bool { left.name == right.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
