import EventData
import Manifests
import SensorEngine

/// Tries tests without a gateway, a cluster or a clock: deciding is a pure function.
package struct SensorTestRunner {
    /// What came of one test.
    package struct Result: Sendable {
        package let file: String
        package let name: String
        /// Empty where all is as expected.
        package let failures: [SensorTestFailure]
        package let duration: Duration
    }

    private let updatesGolden: Bool

    /// `updatesGolden` writes the files that tests name as `golden` instead of comparing with them.
    package init(updatesGolden: Bool = false) { self.updatesGolden = updatesGolden }

    /// - Throws: `StartRefusal` when a manifest has an error, or a sensor or file that is named is not there.
    package func results(of file: SensorTestFile) async throws(StartRefusal) -> [Result] {
        let (engines, sources) = try engines(for: file)
        var results: [Result] = []
        for test in file.tests {
            let clock = ContinuousClock()
            let start = clock.now
            var run = SensorTestRun(try engine(for: test, among: engines, file), sources, of: file)
            for step in test.steps { try await run.take(step) }
            let failures =
                try run.failures + SensorTestVerdict(test, run, of: file, updatesGolden: updatesGolden).failures
            results.append(
                Result(file: file.path, name: test.name, failures: failures, duration: start.duration(to: clock.now))
            )
        }
        return results
    }

    /// Compiled once for all tests of the file.
    private func engines(
        for file: SensorTestFile
    ) throws(StartRefusal) -> ([Engine], [CheckedManifests.Source]) {
        let texts = try ManifestFiles.read(file.manifests.map { file.resolved($0) })
        let loaded = ReadManifests(texts, namespace: "default", isLenient: false)
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { throw StartRefusal("\(file.path): its manifests have errors", diagnostics: errors) }
        return (loaded.sensors.map { Engine(sensor: $0, secret: SensorTestRun.secret) }, loaded.sources)
    }

    private func engine(
        for test: SensorTest,
        among engines: [Engine],
        _ file: SensorTestFile
    ) throws(StartRefusal) -> Engine {
        let named = test.sensor.map { name in engines.filter { $0.sensor.name.name == name } } ?? engines
        if named.count == 1 { return named[0] }
        let names = engines.map(\.sensor.name.name).sorted().joined(separator: ", ")
        let problem = test.sensor.map { "there is no sensor '\($0)'" } ?? "it is not said which sensor is meant"
        let fix = "write sensor: with one of \(names.isEmpty ? "those in 'manifests'" : names)"
        throw StartRefusal(
            "\(file.path) cannot be tried",
            diagnostics: [Diagnostic(at: test.place, problem: problem, fix: fix)]
        )
    }
}
