import EventData
import FoundationEssentials
import NIOPosix
import SensorEngine

/// `source.file`: a file of the machine that the gateway runs on.
struct FileSource: Sendable {
    private let path: String

    init(_ block: JSON) { path = block.text("path") }

    private var name: String { "source.file '\(path)'" }

    /// Read on a thread of its own, because a disk may take its time.
    func content() async throws(AttemptFailure) -> ArtifactContent {
        guard !path.isEmpty else {
            throw .permanent("source.file has no 'path'", fix: "write path: in the sensor")
        }
        let reading: Result<[UInt8], AttemptFailure>
        do {
            reading = try await NIOThreadPool.singleton.runIfActive {
                Result { () throws(AttemptFailure) in try read() }
            }
        } catch {
            throw AttemptFailure(result: .transient("\(name): the gateway is stopping", after: nil))
        }
        return ArtifactContent(name: name, bytes: try reading.get())
    }

    private func read() throws(AttemptFailure) -> [UInt8] {
        let manager = FileManager.default
        let missing = AttemptFailure(
            result: .transient("\(name): there is no such file on the gateway's machine; put it there", after: nil)
        )
        // What the path leads to: mounted ConfigMaps are symbolic links.
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        guard let attributes = try? manager.attributesOfItem(atPath: target) else { throw missing }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw .permanent("\(name) is not a regular file", fix: "correct path in the sensor")
        }
        let limit = ArtifactContent.maximumBytes
        if let size = attributes[.size] as? UInt64, size > limit { throw ArtifactContent.tooLong(name, limit: limit) }
        guard let bytes = manager.contents(atPath: target) else {
            guard manager.fileExists(atPath: target) else { throw missing }
            throw .permanent("\(name) cannot be read", fix: "let the gateway's user read it; then retry the invocation")
        }
        guard bytes.count <= limit else { throw ArtifactContent.tooLong(name, limit: limit) }
        return Array(bytes)
    }
}
