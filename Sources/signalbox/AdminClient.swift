import ArgumentParser
import AsyncHTTPClient
import EventData
import Foundation
import Gateway
import NIOCore
import NIOHTTP1

/// Where the running gateway's own API is.
struct AdminOptions: ParsableArguments {
    @Option(name: .customLong("admin"), help: .init("The gateway's admin API.", valueName: "url"))
    var address = "http://127.0.0.1:7777"
}

extension HTTPClient {
    /// For one command: an address where nothing listens is told at once, not tried until the time is over.
    static let command: HTTPClient = {
        var configuration = HTTPClient.Configuration(timeout: .init(connect: .seconds(5)))
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
}

/// Talks to the admin API of a running gateway.
struct AdminClient: Sendable {
    static let timeout = TimeAmount.seconds(30)
    static let maximumAnswerBytes = 64 << 20

    let address: String
    /// From the environment, or what a gateway of this user has left; nil when there is none.
    private let token: String?

    init(_ options: AdminOptions) {
        let url = options.address.contains("://") ? options.address : "http://" + options.address
        address = url.hasSuffix("/") ? String(url.dropLast()) : url
        let port = address.split(separator: ":").last.flatMap { Int($0) }
        token =
            ProcessInfo.processInfo.environment["SIGNALBOX_ADMIN_TOKEN"]
            ?? port.flatMap { AdminToken.known(port: $0)?.text }
    }

    /// With `acceptingFailure` an answer that reports a failure is an answer too.
    func get(_ path: String, acceptingFailure: Bool = false) async throws -> JSON {
        try await send(.init(url: address + path), acceptingFailure: acceptingFailure)
    }

    func post(_ path: String, body: [UInt8] = []) async throws -> JSON {
        var request = HTTPClientRequest(url: address + path)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: body))
        return try await send(request)
    }

    func delete(_ path: String) async throws -> JSON {
        var request = HTTPClientRequest(url: address + path)
        request.method = .DELETE
        return try await send(request)
    }

    /// Hands over each line of an endless answer.
    func follow(_ path: String, line: (JSON) throws -> Void) async throws {
        try await lines(of: .init(url: address + path), line)
    }

    /// Hands over each line of the answer to a question that takes a while.
    func follow(_ path: String, posting body: [UInt8], line: (JSON) throws -> Void) async throws {
        var request = HTTPClientRequest(url: address + path)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: body))
        try await lines(of: request, line)
    }

    private func lines(of request: HTTPClientRequest, _ line: (JSON) throws -> Void) async throws {
        let response = try await execute(request, timeout: .hours(24 * 365))
        guard response.status.code < 300 else {
            _ = try await answer(response, acceptingFailure: false)
            return
        }
        var buffer = ByteBuffer()
        for try await chunk in response.body {
            buffer.writeImmutableBuffer(chunk)
            while let end = buffer.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
                let bytes = buffer.readBytes(length: end - buffer.readerIndex + 1) ?? []
                if bytes.count > 1 { try line(try JSON(parsing: Array(bytes.dropLast()))) }
            }
            buffer.discardReadBytes()
        }
    }

    private func send(_ request: HTTPClientRequest, acceptingFailure: Bool = false) async throws -> JSON {
        try await answer(try await execute(request, timeout: Self.timeout), acceptingFailure: acceptingFailure)
    }

    private func answer(_ response: HTTPClientResponse, acceptingFailure: Bool) async throws -> JSON {
        let body = try await response.body.collect(upTo: Self.maximumAnswerBytes)
        let json: JSON
        do { json = try JSON(parsing: Array(buffer: body)) } catch {
            throw Failure("\(address) does not answer like a gateway (\(error)); is --admin right?")
        }
        guard acceptingFailure || response.status.code < 300 else {
            for problem in json["problems"]?.array ?? [] { Output.complain(problem.string ?? "") }
            throw Failure(json["error"]?.string ?? "HTTP \(response.status.code)")
        }
        return json
    }

    private func execute(_ given: HTTPClientRequest, timeout: TimeAmount) async throws -> HTTPClientResponse {
        var request = given
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        do { return try await HTTPClient.command.execute(request, timeout: timeout) } catch {
            if let error = error as? HTTPClientError, [.deadlineExceeded, .readTimeout].contains(error) {
                let wait = "\(timeout.nanoseconds / 1_000_000_000) s"
                throw Failure(
                    "the gateway at \(address) has not answered within \(wait); it is busy, so try again later"
                )
            }
            throw Failure("no gateway answers at \(address); start it with 'make run', or name it with --admin URL")
        }
    }
}
