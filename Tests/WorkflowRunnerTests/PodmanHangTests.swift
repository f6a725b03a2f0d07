import EventData
import Foundation
import Support
import Testing
import WorkflowRunner
import Workflows

/// Where podman itself is slow, or cannot say what it is asked (decision 0058).
@Suite(.timeLimit(.minutes(2))) struct PodmanHangTests {
    @Test func `a container that is not made in time does not hold its step, and is not left`() async throws {
        try await RunnerWorld.withPodman { world, store in
            let seconds = odd(55)
            try store.slowDown("create", bySeconds: seconds)
            let late = try await world.run(
                "container: {image: 'tiny:1', command: [sleep, '300']}",
                deadline: .seconds(2)
            )
            #expect(late.message == "Pod was active on the node longer than the specified deadline", "\(late)")
            #expect(try store.containers() == [])
            try await eventually { !commandLines().contains { $0.contains(seconds) } }
        }
    }

    @Test func `what podman cannot say is an error, and is not taken for nothing there`() async throws {
        try await RunnerWorld.withPodman { world, store in
            let killed = "container: {image: 'tiny:1', command: [sh, -c, 'exit 137']}"
            try store.fail(at: "inspect")
            let unknown = try await world.run(killed)
            #expect(
                unknown.verdict == .error
                    && unknown.message == "main: podman cannot say how it ended: made to fail",
                "\(unknown)"
            )
            try store.fail(at: "image exists")
            let image = try await world.run(killed)
            #expect(image.message.contains("podman cannot say whether the image 'tiny:1' is here: made to fail"))
            try store.fail(at: "secret ls")
            let places = RunnerPlaces(dataDirectory: store.directory + "/another")
            await #expect {
                _ = try await store.podman(for: places)
            } throws: {
                "\($0)".contains("podman cannot say which secrets it keeps: made to fail; try: podman secret ls")
            }
            try store.fail(at: nil)
            #expect(try await world.run(killed).message.hasPrefix("main: Error (exit code 137)"))
            #expect(try store.containers() == [])
        }
    }

    @Test func `a second gateway does not touch the containers of the first`() async throws {
        let store = try PodmanStore()
        defer { store.remove() }
        let places = RunnerPlaces(dataDirectory: store.directory + "/data")
        let first = try await store.podman(for: places)
        let instance = try String(contentsOfFile: places.directory + "/instance", encoding: .utf8)
        let label = "signalbox.io/instance=\(instance)"
        #expect(try store.podman(["create", "--name", "one", "--label", label, "tiny:1"]).status == 0)
        await #expect {
            _ = try await store.podman(for: places)
        } throws: {
            "\($0)".contains("another gateway uses this data directory; end it, or name another directory")
        }
        #expect(try store.containers() == ["one"])
        withExtendedLifetime(first) {}
    }
}
