@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_17Z1482e0e3806c9873fMu_() async throws -> Void {
  let $s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ServerTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_7__localfMu_.`objects and versions survive a restart, in a file only its owner can read`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_25generator1482e0e3806c9873fMu_() async -> Testing.Test {
  return .__function(
  named: "`objects and versions survive a restart, in a file only its owner can read`()",
  in: ServerTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "objects and versions survive a restart, in a file only its owner can read",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ServerTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ServerTests.swift", line: 54, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_17Z1482e0e3806c9873fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_24accessor1482e0e3806c9873fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_25generator1482e0e3806c9873fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_33testContentRecord1482e0e3806c9873fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ServerC0V0088objectsandversionssurvivearestartinafileonlyitsownercanread_cubdihbhcbeedfdECCJDBbDddadc4TestfMp_24accessor1482e0e3806c9873fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ServerTests.swift:72:6-72:6
