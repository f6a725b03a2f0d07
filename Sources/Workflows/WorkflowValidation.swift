package import EventData

/// What is wrong with a Workflow before anything of it runs (spec/workflows.md A10).
package enum WorkflowValidation {
    /// Problems, each with its place; none when it can run.
    package static func problems(of object: JSON, seeing view: ClusterView) -> [String] { [] }
}
