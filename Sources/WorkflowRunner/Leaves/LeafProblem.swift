import EventData
import Kubernetes
package import Workflows

/// Why a leaf did not do its work.
package struct LeafProblem: Error, Sendable, Hashable {
    /// Whether the user's own part failed, or what was to run and collect it.
    package let verdict: LeafResult.Verdict
    package let message: String
    /// Whether there is nothing where something was expected: an optional artifact may be so.
    var isAbsence = false

    static func error(_ message: String) -> LeafProblem { LeafProblem(verdict: .error, message: message) }

    static func failed(_ message: String) -> LeafProblem { LeafProblem(verdict: .failed, message: message) }

    static func missing(_ message: String) -> LeafProblem {
        LeafProblem(verdict: .error, message: message, isAbsence: true)
    }

    func result(at moment: Timestamp, outputs: JSON = [:]) -> LeafResult {
        LeafResult(verdict, message: message, finishedAt: moment, outputs: outputs)
    }
}

extension KubernetesError {
    /// In words, for a node's message.
    var text: String { "\(self)" }
}

extension JSON {
    /// The text of a member; empty when it is absent.
    func text(_ name: String) -> String { self[name]?.string ?? "" }

    /// The elements of a member; none when it is absent.
    func list(_ name: String) -> [JSON] { self[name]?.array ?? [] }
}
