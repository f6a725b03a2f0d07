@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_16eab390acbff92504fMu_() async throws -> Void {
  let $s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(ObjectTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_7__localfMu_.`an object of another kind, too long a name, and a body that is no object are refused`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_25generatoreab390acbff92504fMu_() async -> Testing.Test {
  return .__function(
  named: "`an object of another kind, too long a name, and a body that is no object are refused`()",
  in: ObjectTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "an object of another kind, too long a name, and a body that is no object are refused",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/ObjectTests.swift", filePath: "/work/main/Tests/LocalClusterTests/ObjectTests.swift", line: 103, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_16eab390acbff92504fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_24accessoreab390acbff92504fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_25generatoreab390acbff92504fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_33testContentRecordeab390acbff92504fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests06ObjectC0V00100anobjectofanotherkindtoolonganameandabodythatisnoobjectarerefused_ozbgchedebedbeeccgdEAABJGbqaBJEboc4TestfMp_24accessoreab390acbff92504fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/ObjectTests.swift:115:6-115:6
