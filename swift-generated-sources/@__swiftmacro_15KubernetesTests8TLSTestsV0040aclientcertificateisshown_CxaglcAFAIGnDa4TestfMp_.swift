@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_16fd68e873f4e55462fMu_() async throws -> Void {
  let $s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(TLSTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_7__localfMu_.`a client certificate is shown`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_25generatorfd68e873f4e55462fMu_() async -> Testing.Test {
  return .__function(
  named: "`a client certificate is shown`()",
  in: TLSTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a client certificate is shown",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/TLSTests.swift", filePath: "/work/main/Tests/KubernetesTests/TLSTests.swift", line: 66, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_16fd68e873f4e55462fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_24accessorfd68e873f4e55462fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_25generatorfd68e873f4e55462fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_33testContentRecordfd68e873f4e55462fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests8TLSTestsV0040aclientcertificateisshown_CxaglcAFAIGnDa4TestfMp_24accessorfd68e873f4e55462fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/TLSTests.swift:72:6-72:6
