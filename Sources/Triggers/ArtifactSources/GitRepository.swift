import EventData
import SensorEngine
import Subprocess

/// A bare repository that holds one commit, for as long as it takes to read one file of it.
struct GitRepository: Sendable {
    /// Time for everything, a little less than an attempt has; a commit of a large repository is long on its way.
    static let timeLimit = Duration.seconds(100)
    /// What git has to say is a few lines.
    private static let maximumMessageBytes = 64 << 10

    let directory: TemporaryDirectory
    let address: String
    let access: GitAccess
    /// For messages.
    let name: String

    /// The content of the file in the commit that the reference names.
    func file(_ path: String, at reference: String) async -> Result<[UInt8], AttemptFailure> {
        let result = await withTaskGroup(of: Result<[UInt8], AttemptFailure>?.self) { group in
            group.addTask {
                do throws(AttemptFailure) {
                    return .success(try await read(path, at: reference))
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await Task.sleep(for: Self.timeLimit)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
        let late = AttemptFailure(
            result: .transient("\(name): git did not finish within \(Self.timeLimit)", after: nil)
        )
        return result ?? .failure(late)
    }

    private func read(_ path: String, at reference: String) async throws(AttemptFailure) -> [UInt8] {
        if let key = access.key {
            do { try await directory.write(key, to: GitAccess.keyFile) } catch {
                throw AttemptFailure(result: .transient("\(name): the key cannot be written to the disk", after: nil))
            }
        }
        _ = try await git(["init", "--quiet", "--bare", "--template="])
        _ = try await git([
            "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--filter=blob:none", "--",
            "origin", reference,
        ])
        let entry = try Entry(
            of: path,
            in: await git(["ls-tree", "-z", "--full-tree", "FETCH_HEAD", "--", path]),
            name
        )
        return try await git(["cat-file", "blob", entry.object], limit: ArtifactContent.maximumBytes)
    }

    /// One line of `ls-tree`.
    private struct Entry {
        let object: String

        init(of path: String, in list: [UInt8], _ name: String) throws(AttemptFailure) {
            guard let line = String(decoding: list, as: UTF8.self).split(separator: "\0").first else {
                throw AttemptFailure(result: .transient("\(name): there is no such file (yet); push it", after: nil))
            }
            let words = line.prefix { $0 != "\t" }.split(separator: " ").map(String.init)
            guard words.count == 3, ["100644", "100755"].contains(words[0]) else {
                let kind = words.first == "120000" ? "a symbolic link" : "no file"
                throw .permanent("\(name) is \(kind)", fix: "write the path of the file itself")
            }
            object = words[2]
        }
    }
}

// MARK: The program

extension GitRepository {
    /// Runs git without a terminal and gives what it prints.
    private func git(
        _ arguments: [String],
        limit: Int = maximumMessageBytes
    ) async throws(AttemptFailure) -> [UInt8] {
        var options = PlatformOptions()
        // The helpers that git starts end with it.
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))]
        let status: TerminationStatus
        let (output, message): ([UInt8], [UInt8])
        do {
            let result = try await Subprocess.run(
                .name("git"),
                arguments: Arguments(arguments),
                environment: environment,
                platformOptions: options,
                output: .bytes(limit: limit),
                error: .bytes(limit: Self.maximumMessageBytes)
            )
            (status, output, message) = (result.terminationStatus, result.standardOutput, result.standardError)
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            throw ArtifactContent.tooLong(name, limit: limit)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            let problem = "\(name): there is no program 'git' on the gateway's machine; install it"
            throw AttemptFailure(result: .transient(problem, after: nil))
        } catch {
            throw AttemptFailure(result: .transient("\(name): git could not be run", after: nil))
        }
        if case .exited(0) = status { return output }
        throw GitMessage(String(decoding: message, as: UTF8.self)).failure(name)
    }

    private var environment: Environment {
        var settings = access.settings
        settings += [
            ("remote.origin.url", address), ("core.hooksPath", "/dev/null"), ("http.lowSpeedLimit", "1"),
            ("http.lowSpeedTime", "30"), ("gc.auto", "0"), ("maintenance.auto", "false"),
        ]
        var changes: [(name: String, value: String?)] = access.environment.map { ($0.name, $0.value) }
        changes += [
            ("GIT_DIR", "\(directory.path)/repository"), ("SIGNALBOX_GIT_DIRECTORY", directory.path), ("LC_ALL", "C"),
            ("GIT_TERMINAL_PROMPT", "0"), ("GIT_ALLOW_PROTOCOL", "http:https:ssh"), ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_COUNT", "\(settings.count)"),
        ]
        for (index, setting) in settings.enumerated() {
            changes += [("GIT_CONFIG_KEY_\(index)", setting.name), ("GIT_CONFIG_VALUE_\(index)", setting.value)]
        }
        // What would lead git elsewhere, ask somebody, or write secrets to a log.
        for name in [
            "GIT_ASKPASS", "SSH_ASKPASS", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG_PARAMETERS", "GIT_TRACE", "GIT_TRACE_CURL",
            "GIT_TRACE_PACKET", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_CURL_VERBOSE", "GIT_SSH",
        ] { changes.append((name, nil)) }
        var variables: [Environment.Key: String?] = [:]
        for change in changes { variables[.init(stringLiteral: change.name)] = .some(change.value) }
        return .inherit.updating(variables)
    }
}
