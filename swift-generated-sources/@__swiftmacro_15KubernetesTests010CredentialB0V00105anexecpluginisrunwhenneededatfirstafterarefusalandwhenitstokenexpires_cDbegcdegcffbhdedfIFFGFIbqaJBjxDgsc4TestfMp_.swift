@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_16d04eae1ef38a7956fMu_() async throws -> Void {
  let $s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CredentialTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_7__localfMu_.`an exec plugin is run when needed: at first, after a refusal, and when its token expires`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_25generatord04eae1ef38a7956fMu_() async -> Testing.Test {
  return .__function(
  named: "`an exec plugin is run when needed: at first, after a refusal, and when its token expires`()",
  in: CredentialTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an exec plugin is run when needed: at first, after a refusal, and when its token expires",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CredentialTests.swift", filePath: "/work/main/Tests/KubernetesTests/CredentialTests.swift", line: 93, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_16d04eae1ef38a7956fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_24accessord04eae1ef38a7956fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_25generatord04eae1ef38a7956fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_33testContentRecordd04eae1ef38a7956fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests010CredentialB0V00105anexecpluginisrunwhenneededatfirstafterarefusalandwhenitstokenexpires_cDbegcdegcffbhdedfIFFGFIbqaJBjxDgsc4TestfMp_24accessord04eae1ef38a7956fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:124:6-124:6
