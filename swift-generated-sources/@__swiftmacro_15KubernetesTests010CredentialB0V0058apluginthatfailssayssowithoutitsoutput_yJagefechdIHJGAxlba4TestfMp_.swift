@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_16edb5d1bd2e6d5a96fMu_(script arg0:String,expected arg1:KubernetesError) async throws -> Void {
  let $s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CredentialTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_7__localfMu_.`a plugin that fails says so without its output`(script: arg0,expected: arg1))))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_25generatoredb5d1bd2e6d5a96fMu_() async -> Testing.Test {
  return .__function(
  named: "`a plugin that fails says so without its output`(script:expected:)",
  in: CredentialTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a plugin that fails says so without its output",traits: [],arguments: {[
            (
                "echo hush; exit 3",
                .unreachable("exec plugin 'sh' ended with exit code 3; run it by hand to see why", retryAfter: nil)
            ),
            ("echo hush", .misconfigured("exec plugin 'sh' did not print JSON; run it by hand to see why")),
            ("echo '{}'", .misconfigured("exec plugin 'sh' did not print an ExecCredential with a status")),
            ("exit 127", .misconfigured("exec plugin 'sh' was not found; install a shell")),
            ("head -c 2000000 /dev/zero", .misconfigured("exec plugin 'sh' printed more than 1048576 bytes")),
        ] as [(String, KubernetesError)]},sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CredentialTests.swift", filePath: "/work/main/Tests/KubernetesTests/CredentialTests.swift", line: 155, column: 6),
  parameters: [(firstName: "script",secondName: nil,type: (String).self),(firstName: "expected",secondName: nil,type: (KubernetesError).self)],
  testFunction: $s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_16edb5d1bd2e6d5a96fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_24accessoredb5d1bd2e6d5a96fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_25generatoredb5d1bd2e6d5a96fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_33testContentRecordedb5d1bd2e6d5a96fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests010CredentialB0V0058apluginthatfailssayssowithoutitsoutput_yJagefechdIHJGAxlba4TestfMp_24accessoredb5d1bd2e6d5a96fMu_($0, $1, $2, $3) },
  0b10,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:172:6-172:6
