package import EventData

extension TriggerBody {
    /// Reads the parameters in a kind's block, which may have been written by trigger-level parameters at run time.
    ///
    /// - Parameters:
    ///   - kind: the key of the block: `k8s`, `http` …
    ///   - block: what stands below it.
    /// - Throws: the first problem; its place says nothing.
    package init(kind: String, from block: JSON) throws(Diagnostic) {
        let problems = ManifestProblems(isLenient: true)
        let place = Place(file: kind, line: 1, column: 1)
        let reader = ManifestReader(ManifestNode(block, at: place), path: kind, problems: problems)
        self.init(kind: kind, from: reader, dependencies: nil)
        if let first = problems.diagnostics.first(where: { $0.severity == .error }) { throw first }
    }

    /// Reads the parameters in a kind's block (spec/sensor.md §4.1).
    ///
    /// - Parameters:
    ///   - kind: the key of the block.
    ///   - reader: of the block.
    ///   - dependencies: the sensor's, by name; nil does not check them.
    init(kind: String, from reader: ManifestReader, dependencies: [String]?) {
        switch kind {
        case "log":
            self.init()
        case "http":
            let payload = Parameter.list("payload", of: reader, dependencies: dependencies, use: .httpPayload)
            self.init(
                parameters: Parameter.list("parameters", of: reader, dependencies: dependencies),
                payload: reader.has("payload") ? payload : nil,
                dynamicHeaders: Parameter.list("dynamicHeaders", of: reader, dependencies: dependencies, use: .headers)
            )
        default:
            let payload = Parameter.list("payload", of: reader, dependencies: dependencies, use: .payload)
            // Argo Events does not look at them (spec/sensor.md §1.11).
            let parameters = kind == "kafka" ? reader.unchecked : reader
            self.init(
                parameters: Parameter.list("parameters", of: parameters, dependencies: dependencies),
                payload: reader.has("payload") ? payload : nil
            )
        }
    }
}
