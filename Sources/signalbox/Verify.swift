import ArgumentParser
import EventData
import EventSources
import Foundation
import Gateway
import Manifests

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say which bytes of a request were hashed, and why its signature is right or wrong.",
        usage: """
            signalbox verify --request FILE --recipe github --secret-file FILE
            signalbox verify --request FILE -f manifest.yaml [--event SOURCE/EVENT] --secret-file FILE ...
            signalbox verify --recipes
            """,
        discussion: """
            FILE is a request as it was sent: request line, headers, an empty line, the body byte by byte. Secrets come \
            from files, in the order of the manifest; the value that would have been right is never shown. \
            Exit code 0: verified. 1: not.
            """
    )
    @Option(help: "The request.") var request: String?
    @Option(help: "A recipe of the catalogue.") var recipe: String?
    @Option(name: [.customShort("f"), .customLong("filename")], help: "A manifest whose source is meant.")
    var file: String?
    @Option(help: "Which of the manifest's sources: SOURCE/EVENT.") var event: String?
    @Option(name: .customLong("secret-file"), help: "What the Secret's key holds; may be there several times.")
    var secretFiles: [String] = []
    @Option(help: "The time to judge by, such as 2026-01-02T03:04:05Z; without it, now.") var at: String?
    @Flag(help: "List the catalogue.") var recipes = false

    func validate() throws {
        if recipes { return }
        guard request != nil else { throw ValidationError("name the request: --request FILE") }
        guard (recipe == nil) != (file == nil) else { throw ValidationError("use either --recipe or --filename") }
        if let at, Timestamp(rfc3339: at) == nil {
            throw ValidationError("--at is '\(at)'; write it as 2026-01-02T03:04:05Z")
        }
    }

    func run() async throws {
        if recipes { return list() }
        let parsed: RequestFile
        do { parsed = try RequestFile(try bytes(of: request ?? "")) } catch let problem as RequestFile.Problem {
            throw Failure("\(request ?? ""): \(problem.sentence)")
        }
        for note in parsed.notes { Output.complain("note: \(note)") }
        let now = at.flatMap { Timestamp(rfc3339: $0) } ?? Timestamp(seconds: Int64(Date().timeIntervalSince1970))
        var secrets = try secretFiles.map { try secret(in: $0) }
        var isVerified = true
        for verification in try verifications() {
            // A recipe takes all of them; a manifest says how many each of its checks has.
            let count = verification.secrets.isEmpty ? secrets.count : min(verification.secrets.count, secrets.count)
            let report = VerificationReport(
                verification,
                of: parsed.request,
                secrets: Array(secrets.prefix(count)),
                now: now
            )
            secrets.removeFirst(count)
            for line in report.lines {
                Output.line(line.name.padding(toLength: 9, withPad: " ", startingAt: 0) + line.text)
            }
            isVerified = isVerified && report.isVerified
        }
        if !isVerified { throw ExitCode(1) }
    }

    private func list() {
        Output.table(
            ["RECIPE", "PROOF", "WHERE", "DOCUMENTATION"],
            VerificationRecipe.all.map { recipe in
                let scheme = recipe.schemes[0]
                return [recipe.name, scheme.proof.text, scheme.carrier.text, recipe.documentation]
            }
        )
    }

    private func verifications() throws -> [Verification] {
        if let recipe {
            guard let known = VerificationRecipe.named(recipe) else {
                throw Failure("no recipe is called '\(recipe)'; see: signalbox verify --recipes")
            }
            return [Verification(schemes: known.schemes, secrets: [])]
        }
        let checked = CheckedManifests(try readManifests([file ?? ""]), namespace: "default")
        let errors = checked.diagnostics.filter { $0.severity == .error }
        for error in errors { Output.complain("\(error)") }
        guard errors.isEmpty else { throw Failure("the manifest cannot be used") }
        let hooks = checked.sources.filter { source in
            let isMeant = event.map { $0 == "\(source.name.name)/\(source.eventName)" } ?? true
            return isMeant && source.source is any HookSource
        }
        guard hooks.count == 1, let source = hooks[0].source as? any HookSource else {
            let names = hooks.map { "\($0.name.name)/\($0.eventName)" }.joined(separator: ", ")
            throw Failure(hooks.isEmpty ? "no such source is called by requests" : "name one by --event: \(names)")
        }
        let verifications = source.hook?.verifications ?? []
        guard !verifications.isEmpty else { throw Failure("this source verifies nothing; add verify: to it") }
        return verifications
    }

    private func bytes(of file: String) throws -> [UInt8] {
        do { return Array(try Data(contentsOf: URL(fileURLWithPath: file))) } catch {
            throw Failure("cannot read \(file): \(error.localizedDescription)")
        }
    }

    /// As the gateway reads a Secret: without one newline at its end.
    private func secret(in file: String) throws -> [UInt8] {
        var value = try bytes(of: file)
        if value.last == UInt8(ascii: "\n") { value.removeLast() }
        return value
    }
}
