import AsyncHTTPClient
package import EventData
import Foundation
import NIOCore
import NIOHTTP1

/// Debian's Chromium without a screen, asked over the WebDriver protocol.
package final class Browser {
    /// What the window is like.
    package struct Window {
        package var width: Int
        package var height: Int
        package var isPhone: Bool
        package var isDark: Bool

        package init(width: Int = 1280, height: Int = 900, isPhone: Bool = false, isDark: Bool = false) {
            self.width = width
            self.height = height
            self.isPhone = isPhone
            self.isDark = isDark
        }
    }

    private let driver: Program.Background
    private let profile: URL
    private let base: String
    private var session = ""
    /// The browser's own process; nil once it has been told to quit.
    private var process: Int32?

    /// Starts driver and browser; both end with this object.
    package init(_ window: Window = Window()) async throws {
        let port = try freePorts(count: 1)[0]
        profile = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        base = "http://127.0.0.1:\(port)"
        driver = try Program.start(
            ["chromedriver", "--port=\(port)"],
            output: profile.appending(path: "driver.log")
        )
        try await eventually("chromedriver runs") { try await self.call("GET", "/status")["ready"] == true }
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--user-data-dir=\(profile.path)/data",
        ]
        let options: JSON = [
            "browserName": "chrome",
            "goog:chromeOptions": ["args": .array(arguments.map { .string($0) })],
            "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
        ]
        let made = try await call("POST", "/session", ["capabilities": ["alwaysMatch": options]])
        session = "/session/\(made["sessionId"]?.string ?? "")"
        process = made.at("capabilities", "goog:processID")?.integer.flatMap { Int32(exactly: $0) }
        try await show(as: window)
        // What the browser's own first page has loaded is none of ours.
        try await open("about:blank")
        _ = try await traffic()
    }

    deinit {
        // A test that has failed tells it nothing, and it would outlive the driver.
        if let process { kill(process, SIGKILL) }
        do { try FileManager.default.removeItem(at: profile) } catch { print("left behind: \(profile.path)") }
    }

    /// Ends the browser as it wants to end.
    package func quit() async throws {
        _ = try await call("DELETE", session)
        process = nil
    }

    package func show(as window: Window) async throws {
        try await tell(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(JSONNumber(window.width)), "height": .number(JSONNumber(window.height)),
                "deviceScaleFactor": 1, "mobile": .bool(window.isPhone),
            ]
        )
        let scheme: JSON = ["name": "prefers-color-scheme", "value": window.isDark ? "dark" : "light"]
        try await tell("Emulation.setEmulatedMedia", ["features": [scheme]])
    }

    package func open(_ url: String) async throws {
        _ = try await call("POST", "\(session)/url", ["url": .string(url)])
    }

    /// What a function body of JavaScript returns.
    package func evaluate(_ script: String) async throws -> JSON {
        try await call("POST", "\(session)/execute/sync", ["script": .string(script), "args": []])
    }

    /// The text that people see.
    package func text() async throws -> String { try await evaluate("return document.body.innerText").string ?? "" }

    /// Types into the element that the selector finds, as a person does.
    package func type(_ text: String, into selector: String) async throws {
        let element = try await element(selector)
        _ = try await call("POST", "\(session)/element/\(element)/clear")
        _ = try await call("POST", "\(session)/element/\(element)/value", ["text": .string(text)])
    }

    package func click(_ selector: String) async throws {
        _ = try await call("POST", "\(session)/element/\(try await element(selector))/click")
    }

    /// Leaves what is seen where somebody can look at it: in the directory that SIGNALBOX_SCREENSHOTS names, if it does.
    package func photograph(_ name: String) async throws {
        guard let directory = ProcessInfo.processInfo.environment["SIGNALBOX_SCREENSHOTS"] else { return }
        let image = try await call("GET", "\(session)/screenshot").string ?? ""
        try Data(base64Encoded: image)?.write(to: URL(filePath: directory).appending(path: "\(name).png"))
    }

    /// What the page complained of since the last look, such as a breach of its policy.
    package func complaints() async throws -> [String] {
        try await log("browser").compactMap { $0["message"]?.string }
    }

    /// Addresses that were asked for since the last look, and how many bytes came over the network.
    package func traffic() async throws -> (addresses: [String], bytes: Int) {
        let messages = try await log("performance").compactMap { entry in
            try entry["message"]?.string.map { try JSON(parsing: $0) }?["message"]
        }
        let addresses = messages.filter { $0["method"] == "Network.requestWillBeSent" }
            .compactMap { $0.at("params", "request", "url")?.string }
        let bytes = messages.filter { $0["method"] == "Network.loadingFinished" }
            .compactMap { $0.at("params", "encodedDataLength")?.integer }
        return (addresses, bytes.reduce(0, +))
    }

    private func log(_ type: String) async throws -> [JSON] {
        try await call("POST", "\(session)/se/log", ["type": .string(type)]).array ?? []
    }

    private func element(_ selector: String) async throws -> String {
        let question: JSON = ["using": "css selector", "value": .string(selector)]
        let found = try await call("POST", "\(session)/element", question)
        return found.object?.members.first?.value.string ?? ""
    }

    private func tell(_ command: String, _ parameters: JSON) async throws {
        let call: JSON = ["cmd": .string(command), "params": parameters]
        _ = try await self.call("POST", "\(session)/goog/cdp/execute", call)
    }

    private func call(_ method: String, _ path: String, _ body: JSON = [:]) async throws -> JSON {
        var request = HTTPClientRequest(url: base + path)
        request.method = HTTPMethod(rawValue: method)
        if method == "POST" { request.body = .bytes(body.bytes) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let answer = try JSON(parsing: String(buffer: try await response.body.collect(upTo: 64 << 20)))
        guard response.status == .ok else {
            throw BrowserProblem(description: "\(method) \(path): \(answer.at("value", "message")?.string ?? "")")
        }
        return answer["value"] ?? .null
    }
}

/// What the browser could not do; it may be able to a moment later.
package struct BrowserProblem: Error, CustomStringConvertible { package let description: String }
