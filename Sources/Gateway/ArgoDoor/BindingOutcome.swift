import EventData
import Manifests
import SensorEngine

/// What one binding makes of one event, for the sender.
struct BindingOutcome: Sendable, Equatable {
    enum Outcome: String, Sendable {
        /// It submits, or did, or has nothing to submit.
        case matched
        case notMatched
        /// An expression failed, or what it gives makes no Workflow.
        case failed
    }

    let binding: ManifestName
    let outcome: Outcome
    /// Empty where there is nothing to say.
    var message = ""
    var invocation: InvocationID?
    /// The Workflow that there will be, or is.
    var workflow: ManifestName?
    /// Where the invocation stands, of an event that came before.
    var state: String?

    var json: JSON {
        var json: JSON = [
            "namespace": .string(binding.namespace), "name": .string(binding.name),
            "outcome": .string(outcome.rawValue),
        ]
        if !message.isEmpty { json["message"] = .string(message) }
        if let invocation { json["invocation"] = .string(invocation.text) }
        if let workflow {
            json["workflow"] = ["namespace": .string(workflow.namespace), "name": .string(workflow.name)]
        }
        if let state { json["state"] = .string(state) }
        return json
    }
}
