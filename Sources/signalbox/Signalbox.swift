import ArgumentParser
import Foundation
import Gateway

/// The command line: kubectl's habits, data on stdout, everything else on stderr.
@main
struct Signalbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "signalbox",
        abstract: "Turns webhooks, schedules and messages into Workflows, durably.",
        discussion: """
            Start the gateway with 'signalbox run', post an event to it, then follow it with \
            'signalbox events list', 'signalbox invocations list' and 'signalbox get workflows'.
            """,
        version: Version.text,
        subcommands: [
            Run.self, Operate.self, Admit.self, Lint.self, TestSensors.self, Migrate.self, Send.self, Verify.self,
            Status.self, Examine.self, Explain.self, Trace.self, Schemas.self, Replay.self, Shadow.self, Events.self,
            Invocations.self,
            Quarantine.self,
            Hooks.self, Get.self,
            Describe.self, Watch.self, Logs.self, Apply.self, Diff.self, Delete.self, Version.self,
        ]
    )

    /// Exit codes: 0 done, 1 findings or failure, 2 wrong usage.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Output.complain("error: \(failure.message)")
            Foundation.exit(1)
        } catch let refusal as StartRefusal {
            for diagnostic in refusal.diagnostics { Output.complain("\(diagnostic)") }
            Output.complain("error: \(refusal.message)")
            Foundation.exit(1)
        } catch {
            let code = exitCode(for: error)
            let message = fullMessage(for: error)
            if code.isSuccess { Output.line(message) } else if !message.isEmpty { Output.complain(message) }
            Foundation.exit(code == .validationFailure ? 2 : code.rawValue)
        }
    }
}

/// Why a command could not do its work, in words that say what to do next.
struct Failure: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the version.")

    static let text = "signalbox \(signalboxVersion)"

    func run() { Output.line(Self.text) }
}

/// Raised by hand with each release; `Changelog.md` says what changed.
let signalboxVersion = "0.1.0"
