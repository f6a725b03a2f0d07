@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_17Z77b2a4437ed03bb3fMu_() async throws -> Void {
  let $s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LocalClusterTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_7__localfMu_.`a client without a certificate is told what is missing`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_25generator77b2a4437ed03bb3fMu_() async -> Testing.Test {
  return .__function(
  named: "`a client without a certificate is told what is missing`()",
  in: LocalClusterTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a client without a certificate is told what is missing",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/LocalClusterTests.swift", filePath: "/work/main/Tests/KubernetesTests/LocalClusterTests.swift", line: 92, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_17Z77b2a4437ed03bb3fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_24accessor77b2a4437ed03bb3fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_25generator77b2a4437ed03bb3fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_33testContentRecord77b2a4437ed03bb3fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests012LocalClusterB0V0067aclientwithoutacertificateistoldwhatismissing_dhbghblceecHCIIEBatba4TestfMp_24accessor77b2a4437ed03bb3fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:112:6-112:6
