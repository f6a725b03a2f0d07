import EventData
import Subprocess

extension ExecPlugin {
    /// A token and a certificate chain are a few kilobytes.
    static let outputLimitBytes = 1 << 20
    /// What env(1) and shells answer for a command that is not there.
    private static let commandNotFound = 127

    /// Runs the plugin once; what it prints on standard error may hold secrets and is dropped.
    func run(for cluster: ClusterConfiguration, within timeLimit: Duration) async throws(KubernetesError)
        -> ExecCredential
    {
        let result = await withTaskGroup(of: Result<[UInt8], KubernetesError>?.self) { group in
            group.addTask { await output(for: cluster) }
            group.addTask {
                // Cancellation is the normal end of this sleep.
                try? await Task.sleep(for: timeLimit)
                return nil
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? nil
        }
        guard let result else {
            throw .unreachable("exec plugin '\(command)' did not finish within \(timeLimit)", retryAfter: nil)
        }
        return try ExecCredential(parsing: result.get(), of: self)
    }

    private func output(for cluster: ClusterConfiguration) async -> Result<[UInt8], KubernetesError> {
        var changes: [Environment.Key: String?] = [:]
        for (name, value) in environment {
            changes[.init(stringLiteral: name)] = .some(String(decoding: value.bytes, as: UTF8.self))
        }
        changes["KUBERNETES_EXEC_INFO"] = .some(info(for: cluster))
        do {
            // env(1) looks names up in the PATH that the kubeconfig may have changed, and takes paths as they are.
            let result = try await Subprocess.run(
                .name("env"),
                arguments: Arguments([command] + arguments),
                environment: .inherit.updating(changes),
                output: .bytes(limit: Self.outputLimitBytes),
                error: .discarded
            )
            guard case .exited(let code) = result.terminationStatus else {
                return .failure(.unreachable("exec plugin '\(command)' was killed by a signal", retryAfter: nil))
            }
            return code == 0 ? .success(result.standardOutput) : .failure(failure(exitCode: Int(code)))
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            return .failure(
                .misconfigured("exec plugin '\(command)' printed more than \(Self.outputLimitBytes) bytes")
            )
        } catch {
            return .failure(.unreachable("exec plugin '\(command)' could not be run", retryAfter: nil))
        }
    }

    private func failure(exitCode: Int) -> KubernetesError {
        if exitCode == Self.commandNotFound {
            let hint = installHint.map { "; \($0)" } ?? "; install it, or correct 'command' in the kubeconfig"
            return .misconfigured("exec plugin '\(command)' was not found\(hint)")
        }
        return .unreachable(
            "exec plugin '\(command)' ended with exit code \(exitCode); run it by hand to see why",
            retryAfter: nil
        )
    }
}
