@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_17Z8802968b99247ce8fMu_() async throws -> Void {
  let $s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(LocalClusterTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_7__localfMu_.`what is created, patched and deleted is watched from the list's version on`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_25generator8802968b99247ce8fMu_() async -> Testing.Test {
  return .__function(
  named: "`what is created, patched and deleted is watched from the list's version on`()",
  in: LocalClusterTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "what is created, patched and deleted is watched from the list's version on",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/LocalClusterTests.swift", filePath: "/work/main/Tests/KubernetesTests/LocalClusterTests.swift", line: 18, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_17Z8802968b99247ce8fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_24accessor8802968b99247ce8fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_25generator8802968b99247ce8fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_33testContentRecord8802968b99247ce8fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests012LocalClusterB0V0090whatiscreatedpatchedanddeletediswatchedfromthelistsversionon_FubchhdhchedfhJHIIDBbjjaBHkec4TestfMp_24accessor8802968b99247ce8fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/LocalClusterTests.swift:47:6-47:6
