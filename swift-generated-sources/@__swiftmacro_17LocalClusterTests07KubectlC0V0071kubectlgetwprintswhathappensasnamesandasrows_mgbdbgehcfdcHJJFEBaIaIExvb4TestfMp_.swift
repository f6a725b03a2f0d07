@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_17Z26a33a8da236f8f8fMu_() async throws -> Void {
  let $s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(KubectlTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_7__localfMu_.`kubectl get -w prints what happens, as names and as rows`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_25generator26a33a8da236f8f8fMu_() async -> Testing.Test {
  return .__function(
  named: "`kubectl get -w prints what happens, as names and as rows`()",
  in: KubectlTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "kubectl get -w prints what happens, as names and as rows",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/KubectlTests.swift", filePath: "/work/main/Tests/LocalClusterTests/KubectlTests.swift", line: 105, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_17Z26a33a8da236f8f8fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_24accessor26a33a8da236f8f8fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_25generator26a33a8da236f8f8fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_33testContentRecord26a33a8da236f8f8fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests07KubectlC0V0071kubectlgetwprintswhathappensasnamesandasrows_mgbdbgehcfdcHJJFEBaIaIExvb4TestfMp_24accessor26a33a8da236f8f8fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:118:6-118:6
