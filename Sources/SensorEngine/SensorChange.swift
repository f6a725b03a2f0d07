package import Manifests

/// What an edit does to one sensor and to what it holds.
///
/// Computed the same way for `diff`, which changes nothing, and for the swap itself, so that they cannot disagree.
package struct SensorChange: Sendable, Equatable {
    package enum Verdict: String, Sendable { case added, changed, removed, unchanged }

    /// A held event that is let go, and why.
    package struct Drop: Sendable, Equatable {
        package let event: HeldEvent
        package let reason: String
    }

    package let sensor: ManifestName
    package let verdict: Verdict
    /// What changed in the manifest, one line each.
    package let lines: [String]
    /// Held events that stay.
    package let kept: [HeldEvent]
    package let dropped: [Drop]

    /// `held` is what the bus keeps for the sensor; of an added one, what it held before it was removed.
    ///
    /// - Returns: nil when there is no sensor before or after.
    package init?(from old: Sensor?, to new: Sensor?, held: [HeldEvent]) {
        guard let sensor = new ?? old else { return nil }
        self.sensor = sensor.name
        switch (old, new) {
        case (nil, _): (verdict, lines) = (.added, [])
        case (_, nil): (verdict, lines) = (.removed, [])
        case (let old?, let new?) where old.revision == new.revision: (verdict, lines) = (.unchanged, [])
        case (let old?, let new?):
            verdict = .changed
            let lines = SpecChange.sensorLines(from: old.specText, to: new.specText)
            self.lines = lines.isEmpty ? ["the order of its fields"] : lines
        }
        // What a removed sensor held stays with the bus for a while, should the removal be undone.
        dropped = held.compactMap { event in
            new.flatMap { $0.reasonToDrop(event) }.map { Drop(event: event, reason: $0) }
        }
        kept = held.filter { event in new?.reasonToDrop(event) == nil }
    }
}
