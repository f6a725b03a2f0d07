import ArgumentParser
import Foundation
import Gateway
import Logging

struct TestSensors: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try sensors on events, without a gateway: NAME.test.yaml beside NAME.yaml.",
        discussion: """
            A test gives events at certain times and says what must be fired, and with which object. Exit code 0: all is \
            as expected. 1: it is not, or a file has a mistake. 2: wrong usage.
            """
    )
    @Argument(help: "Test files, or directories that hold some.") var paths: [String]
    @Flag(help: "Write the files that tests name as 'golden' instead of comparing with them.") var update = false
    @Option(help: .init("Write the results for a CI system too, as JUnit XML.", valueName: "file")) var junit: String?

    func run() async throws {
        // What a source says of a request is in the test's own words.
        LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
        let runner = SensorTestRunner(updatesGolden: update)
        let files = try SensorTestFile.files(in: paths)
        guard !files.isEmpty else {
            throw Failure("there are no tests in \(paths.joined(separator: ", ")): their files end with .test.yaml")
        }
        var results: [SensorTestRunner.Result] = []
        for path in files {
            let found = try await runner.results(of: try SensorTestFile(reading: path))
            Output.line(path)
            for result in found { Self.print(result) }
            results += found
        }
        if let junit { try ManifestFiles.write(JUnitReport.text(of: results), to: junit) }
        let failed = results.count { !$0.failures.isEmpty }
        let time = results.map(\.duration).reduce(.zero, +)
        let milliseconds = time.components.seconds * 1_000 + time.components.attoseconds / 1_000_000_000_000_000
        let counts = "\(counted(results.count, "test")) in \(counted(files.count, "file"))"
        Output.complain("\(counts): \(results.count - failed) passed, \(failed) failed (\(milliseconds) ms)")
        if failed > 0 { throw ExitCode(1) }
    }

    private static func print(_ result: SensorTestRunner.Result) {
        Output.line("  \(result.failures.isEmpty ? "✔" : "✘") \(result.name)")
        for failure in result.failures { Output.line("      \(failure.place): \(failure.text)") }
    }
}
