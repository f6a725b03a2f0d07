@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_17Z1dbe2fc6377f1791fMu_() async throws -> Void {
  let $s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(KubectlTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_7__localfMu_.`kubectl create makes namespaces, secrets, configmaps and service accounts`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_25generator1dbe2fc6377f1791fMu_() async -> Testing.Test {
  return .__function(
  named: "`kubectl create makes namespaces, secrets, configmaps and service accounts`()",
  in: KubectlTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "kubectl create makes namespaces, secrets, configmaps and service accounts",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/KubectlTests.swift", filePath: "/work/main/Tests/LocalClusterTests/KubectlTests.swift", line: 81, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_17Z1dbe2fc6377f1791fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_24accessor1dbe2fc6377f1791fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_25generator1dbe2fc6377f1791fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_33testContentRecord1dbe2fc6377f1791fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests07KubectlC0V0089kubectlcreatemakesnamespacessecretsconfigmapsandserviceaccounts_zxbgfkhkdhCEAEIAbiaBCJadc4TestfMp_24accessor1dbe2fc6377f1791fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/KubectlTests.swift:103:6-103:6
