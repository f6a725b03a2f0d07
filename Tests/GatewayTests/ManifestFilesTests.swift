import Foundation
import Gateway
import Manifests
import Testing

@Suite struct ManifestFilesTests {
    @Test func `a directory gives its YAML files in order, those below it too, and nothing else`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "manifests-\(UUID().uuidString)")
        defer { do { try FileManager.default.removeItem(at: directory) } catch { Issue.record("\(error)") } }
        try FileManager.default.createDirectory(at: directory.appending(path: "sub"), withIntermediateDirectories: true)
        for name in ["b.yaml", "a.yml", "payload.json", ".hidden.yaml", "sub/c.yaml", "a.test.yaml", "a.golden.yaml"] {
            try name.write(to: directory.appending(path: name), atomically: true, encoding: .utf8)
        }
        let texts = try ManifestFiles.read([directory.path]).map(\.text)
        #expect(texts == ["a.yml", "b.yaml", "sub/c.yaml"])
    }

    @Test func `a file named explicitly is read whatever its ending`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "manifest-\(UUID().uuidString).json")
        defer { do { try FileManager.default.removeItem(at: file) } catch { Issue.record("\(error)") } }
        try "{}".write(to: file, atomically: true, encoding: .utf8)
        #expect(try ManifestFiles.read([file.path]) == [ManifestText(file: file.path, text: "{}")])
    }

    @Test func `a file that is not UTF-8 is refused at the line that is not`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "manifest-\(UUID().uuidString).yaml")
        defer { do { try FileManager.default.removeItem(at: file) } catch { Issue.record("\(error)") } }
        try Data(Array("kind: Sensor\nname: M".utf8) + [0xFC] + Array("ller\n".utf8)).write(to: file)
        #expect { try ManifestFiles.read([file.path]) } throws: { error in
            let places = (error as? StartRefusal)?.diagnostics.map(\.place)
            return places == [Place(file: file.path, line: 2, column: 1)]
        }
    }

    @Test func `a path that is not there is named`() {
        #expect { try ManifestFiles.read(["no-such-path"]) } throws: { error in
            (error as? StartRefusal)?.message
                == "no such file or directory: no-such-path; name the files or directories with your manifests"
        }
    }
}
