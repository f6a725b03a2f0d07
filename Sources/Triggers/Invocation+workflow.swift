import EventData
package import Manifests
package import SensorEngine

extension Invocation {
    /// The Workflow that a binding's invocation makes, known before it is there.
    ///
    /// - Throws: when what the event says makes no name.
    package func plannedWorkflow() throws(PlannedWorkflowProblem) -> ManifestName {
        do throws(AttemptFailure) {
            let object = try CreatedObject(request.at("source", "resource") ?? .null, of: self)
            return ManifestName(namespace: object.namespace ?? sensor.namespace, name: object.name)
        } catch {
            switch error.result {
            case .permanent(let problem, let fix): throw PlannedWorkflowProblem(text: "\(problem); \(fix)")
            case .succeeded(let text), .transient(let text, _), .pressed(let text, _):
                throw PlannedWorkflowProblem(text: text)
            }
        }
    }
}

/// Why nobody can say which Workflow there will be.
package struct PlannedWorkflowProblem: Error, Sendable {
    package let text: String
}
