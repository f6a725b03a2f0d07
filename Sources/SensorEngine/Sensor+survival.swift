import Expressions
package import Manifests

extension Sensor {
    /// Why an event held under an earlier manifest cannot be kept under this one; nil when it stays (promise G6).
    ///
    /// The one rule of restarts, edits and `diff`. An event whose match was not written down (it was held by version
    /// 0.2 or older) is judged by the names alone.
    package func reasonToDrop(_ held: HeldEvent) -> String? {
        guard let trigger = triggers.first(where: { $0.name == held.trigger }) else {
            return "the sensor has no trigger '\(held.trigger)' any more"
        }
        // Of dependencies with one name the last counts, as in Argo Events.
        guard let dependency = dependencies.last(where: { $0.name == held.dependency }) else {
            return "the sensor has no dependency '\(held.dependency)' any more"
        }
        guard trigger.condition.dependencies.contains(held.dependency) else {
            return "trigger '\(held.trigger)' does not wait for '\(held.dependency)' any more"
        }
        if let reason = trigger.reasonToDrop(held) { return reason }
        guard held.rule.match.isEmpty || dependency.match.isEmpty || held.rule.match == dependency.match else {
            return "dependency '\(held.dependency)' takes other events now: its names, transform or filters changed"
        }
        return nil
    }
}

extension Trigger {
    fileprivate func reasonToDrop(_ held: HeldEvent) -> String? {
        let key: EventKey?
        switch held.place.stage {
        case .join:
            guard condition.isJoin else { return "trigger '\(name)' does not join any more: each event fires it alone" }
            key = flow.join?.key
        case .debounce:
            guard let debounce = flow.debounce else { return "trigger '\(name)' does not debounce any more" }
            key = debounce.key
        }
        let isSameKey =
            held.rule.match.isEmpty
            ? key != nil || held.place.key.isEmpty
            : held.rule.key == key?.mark ?? ""
        return isSameKey ? nil : "trigger '\(name)' has another key in its \(held.place.stage.rawValue)"
    }
}
