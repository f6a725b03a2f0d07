package import EventData
// The one file of the core that needs Foundation: it holds the history of all time zones, as data and without I/O.
import Foundation

/// By how much the clocks of a time zone differ from UTC, at any moment.
package struct TimeZoneOffsets: Sendable, Hashable {
    package let name: String

    /// nil for UTC, the common case, which needs no look-up.
    private let zone: TimeZone?

    /// Finds a zone by its IANA name; an empty name and `Local` are UTC, whatever zone the process runs in.
    package init(named name: String) throws(ExpressionError) {
        self.name = name
        if ["", "UTC", "Local"].contains(name) {
            zone = nil
            return
        }
        // Foundation also knows abbreviations and "GMT+3", which are not IANA names: BST would be Bangladesh.
        guard name.contains("/") || Self.namesWithoutRegion.contains(name), let zone = TimeZone(identifier: name) else {
            throw Self.unknown(name)
        }
        self.zone = zone
    }

    /// Seconds east of UTC.
    package func seconds(at moment: Timestamp) -> Int { Int(seconds(at: moment.seconds)) }

    /// Seconds east of UTC; `moment` is seconds since 1970.
    func seconds(at moment: Int64) -> Int64 {
        guard let zone else { return 0 }
        return Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment))))
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
