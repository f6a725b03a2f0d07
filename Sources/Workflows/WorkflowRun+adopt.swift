package import EventData

extension WorkflowRun {
    /// The object as someone else changed it: spec.suspend, spec.shutdown, resumed nodes, a manual retry.
    package mutating func adopt(_ object: JSON) { seen = object }
}
