import ArgumentParser
import AsyncHTTPClient
import EventData
import Foundation
import NIOCore
import NIOHTTP1

struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send a test event to a source of the running gateway.",
        usage: "signalbox send SOURCE EVENT [-f payload.json] [-H 'Name: value']\nsignalbox send --list",
        discussion: """
            Posts to a webhook as its sender would. Without -f it posts {}; a calendar then ticks as if it were due now. \
            A webhook with an authSecret needs its token: -H 'Authorization: Bearer …'
            """
    )
    @OptionGroup var admin: AdminOptions
    @Argument(help: "The EventSource.") var source: String?
    @Argument(help: "Its event name.") var event: String?
    @Option(name: [.customShort("f"), .customLong("filename")], help: "The payload: a JSON file, or - for stdin.")
    var file: String?
    @Option(name: [.customShort("H"), .customLong("header")], help: "A header: 'X-GitHub-Event: push'.")
    var headers: [String] = []
    @Flag(help: "List the sources there are.") var list = false

    func validate() throws {
        if list { return }
        guard source != nil, event != nil else { throw ValidationError("name SOURCE and EVENT, or use --list") }
        for header in headers where !header.contains(":") {
            throw ValidationError("--header is '\(header)'; write 'Name: value'")
        }
    }

    func run() async throws {
        let client = AdminClient(admin)
        let sources = try await client.get("/api/sources").array ?? []
        if list { return show(sources) }
        guard let target = sources.first(where: { $0["source"]?.string == source && $0["event"]?.string == event })
        else { throw Failure("no source '\(source ?? "")' with event '\(event ?? "")'; see: signalbox send --list") }
        let payload = try readPayload()
        if target["url"]?.string == nil, !headers.isEmpty {
            throw Failure("'\(source ?? "")/\(event ?? "")' is no webhook and takes no -H")
        }
        if let url = target["url"]?.string, let method = target["method"]?.string {
            try await post(payload ?? Array("{}".utf8), to: url, method: method)
        } else {
            let path = "/api/sources/\((source ?? "").pathEscaped)/\((event ?? "").pathEscaped)"
            let answer = try await client.post(path, body: payload ?? [])
            if let id = answer["eventID"]?.string {
                Output.line("event \(id) accepted")
            } else {
                Output.line("not stored: the filter of this event source is not true for it")
            }
        }
    }

    private func show(_ sources: [JSON]) {
        if sources.isEmpty { return Output.complain("No event sources.") }
        let names = ["source", "event", "kind", "method", "url"]
        Output.table(names.map { $0.uppercased() }, sources.map { row in names.map { row[$0]?.string ?? "-" } })
    }

    private func readPayload() throws -> [UInt8]? {
        guard let file else { return nil }
        do {
            if file == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
            return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch { throw Failure("cannot read \(file): \(error.localizedDescription)") }
    }

    private func post(_ payload: [UInt8], to url: String, method: String) async throws {
        var request = HTTPClientRequest(url: url)
        request.method = .init(rawValue: method)
        request.headers.add(name: "content-type", value: "application/json")
        for header in headers {
            let parts = header.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            request.headers.replaceOrAdd(name: parts[0], value: parts.count > 1 ? parts[1] : "")
        }
        request.body = .bytes(ByteBuffer(bytes: payload))
        let response: HTTPClientResponse
        do { response = try await HTTPClient.command.execute(request, timeout: AdminClient.timeout) } catch {
            throw Failure("\(url) does not answer: \(error)")
        }
        let body = String(buffer: try await response.body.collect(upTo: 1 << 20))
        guard response.status.code < 300 else {
            let reason = body.trimmingCharacters(in: .whitespacesAndNewlines)
            throw Failure("HTTP \(response.status.code): \(reason)")
        }
        let id = response.headers.first(name: "X-Signalbox-Event-Id") ?? "-"
        let isDuplicate = response.headers.first(name: "X-Signalbox-Duplicate") == "true"
        Output.line("event \(id) \(isDuplicate ? "was there before; nothing new happens" : "accepted")")
    }
}
