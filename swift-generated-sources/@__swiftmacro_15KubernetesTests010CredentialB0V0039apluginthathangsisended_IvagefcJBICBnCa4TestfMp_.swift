@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_17Z16f40059089e2909fMu_() async throws -> Void {
  let $s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(CredentialTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_7__localfMu_.`a plugin that hangs is ended`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_25generator16f40059089e2909fMu_() async -> Testing.Test {
  return .__function(
  named: "`a plugin that hangs is ended`()",
  in: CredentialTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a plugin that hangs is ended",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/CredentialTests.swift", filePath: "/work/main/Tests/KubernetesTests/CredentialTests.swift", line: 144, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_17Z16f40059089e2909fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_24accessor16f40059089e2909fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_25generator16f40059089e2909fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_33testContentRecord16f40059089e2909fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests010CredentialB0V0039apluginthathangsisended_IvagefcJBICBnCa4TestfMp_24accessor16f40059089e2909fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/CredentialTests.swift:153:6-153:6
