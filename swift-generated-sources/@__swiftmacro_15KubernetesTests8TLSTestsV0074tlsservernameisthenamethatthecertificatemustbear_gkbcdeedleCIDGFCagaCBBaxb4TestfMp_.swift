@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_16d0d40101d55596d1fMu_() async throws -> Void {
  let $s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(TLSTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_7__localfMu_.`tls-server-name is the name that the certificate must bear`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_25generatord0d40101d55596d1fMu_() async -> Testing.Test {
  return .__function(
  named: "`tls-server-name is the name that the certificate must bear`()",
  in: TLSTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "tls-server-name is the name that the certificate must bear",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/TLSTests.swift", filePath: "/work/main/Tests/KubernetesTests/TLSTests.swift", line: 56, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_16d0d40101d55596d1fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_24accessord0d40101d55596d1fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_25generatord0d40101d55596d1fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_33testContentRecordd0d40101d55596d1fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests8TLSTestsV0074tlsservernameisthenamethatthecertificatemustbear_gkbcdeedleCIDGFCagaCBBaxb4TestfMp_24accessord0d40101d55596d1fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/TLSTests.swift:59:6-59:6
