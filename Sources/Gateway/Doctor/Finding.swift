import EventData

/// What one look at the gateway or its surroundings found.
package struct Finding: Sendable, Equatable {
    package enum State: String, Sendable { case ok, warning, error }

    package let check: String
    package let state: State
    package let text: String
    /// What to do; empty where all is well.
    package let fix: String

    static func ok(_ check: String, _ text: String) -> Finding {
        Finding(check: check, state: .ok, text: text, fix: "")
    }

    static func warning(_ check: String, _ text: String, fix: String) -> Finding {
        Finding(check: check, state: .warning, text: text, fix: fix)
    }

    static func error(_ check: String, _ text: String, fix: String) -> Finding {
        Finding(check: check, state: .error, text: text, fix: fix)
    }

    var json: JSON {
        [
            "check": .string(check), "state": .string(state.rawValue), "text": .string(text), "fix": .string(fix),
        ]
    }
}
